"""What can be done with plays from the command line?"""

import json
from pathlib import Path
from typing import Any

import click

from regulars import clock
from regulars.channels.writing import shelf
from regulars.channels.writing.gate import Held
from regulars.commerce.queries import company
from regulars.engine import actions, activation, checks, queries
from regulars.engine.measure import NeverOn, Result, measure
from regulars.engine.play import schema
from regulars.engine.playfile import BadPlay
from regulars.engine.sentence import text
from regulars.host.answer import answer
from regulars.plays import catalogue
from regulars.web import format as shown


@click.group("play")
def play() -> None:
    """Switch plays on and off, look at them, check a file of one."""


@play.command("on")
@click.argument("name")
@click.option("--all-the-same", is_flag=True, help="Also where lint says what should be mended.")
def on_command(name: str, *, all_the_same: bool) -> None:
    """Let a play act on what happens from now on; a changed file takes effect for newcomers."""
    written = _written(name)
    try:
        row = activation.switch_on(written.definition, who=None, at=clock.now(), all_the_same=all_the_same)
    except Held as held:
        raise click.ClickException(held.in_words(f"{name} is not switched on.")) from None
    said = text(written.play, currency=_currency())
    values = {"play": name, "on": True, "version": queries.version_number(row.name), "sentence": said}
    answer(values, words=f"{name} is on.\n{said}")


@play.command("off")
@click.argument("name")
def off_command(name: str) -> None:
    """Stop a play: nobody enters, nobody in it goes on."""
    was_on = actions.switch_off(name, who=None, at=clock.now())
    if not was_on:
        _written(name)
    answer({"play": name, "on": False}, words=f"{name} is off.")


@play.command("list")
def list_command() -> None:
    """Show every play, whether it is on, and who is in it."""
    known = {row.name: row for row in queries.plays()}
    plays = [_listed(name, known.get(name)) for name in sorted({*catalogue.catalogue(), *known})]
    lines = [f"{'on ' if one['on'] else 'off'}  {one['play']:24} {one['says']}" for one in plays]
    for bad in catalogue.shelf().broken:
        click.echo(f"Left out: {bad}", err=True)
    answer(plays, words="\n".join(lines))


@play.command("check")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check_command(file: Path) -> None:
    """Check a play's YAML file; what is wrong is shown with its line and column."""
    try:
        found, _ = checks.read(file.read_text(encoding="utf-8"), name=str(file), letters=shelf.catalogue())
    except BadPlay as bad:
        raise click.ClickException(str(bad)) from None
    except UnicodeDecodeError:
        raise click.ClickException(f"{file}: this is not text in UTF-8.") from None
    said = text(found, currency=_currency())
    answer({"play": found.name, "sentence": said}, words=said)


@play.command("schema")
def schema_command() -> None:
    """Print the JSON Schema of a play's file, for editors."""
    click.echo(json.dumps(schema(), indent=2, ensure_ascii=False))


@play.command("result")
@click.argument("name")
def result_command(name: str) -> None:
    """Show what a play brought, compared with its control group."""
    try:
        found = measure(name, at=clock.now())
    except NeverOn:
        raise click.ClickException(f"{name} was never on. Switch it on: regulars play on {name}") from None
    answer(result_values(name, found), words=result_words(found))


def result_values(name: str, found: Result) -> dict[str, Any]:
    """A result as a script reads it; money in minor units per assigned person."""
    return {
        "play": name,
        "since": found.since.isoformat() if found.since else None,
        "assigned": {"treated": found.assigned_treated, "control": found.assigned_control},
        "measured": {"treated": found.treated.people, "control": found.control.people},
        "goal": {
            "treated": float(found.treated.mean),
            "control": float(found.control.mean),
            "difference": float(found.goal.difference),
            "low": found.goal.low,
            "high": found.goal.high,
        },
        "money": {
            "what": "margin" if found.is_margin else "revenue",
            "currency": found.currency,
            "difference": float(found.money.difference),
            "low": found.money.low,
            "high": found.money.high,
        },
        "told": found.money.is_told,
        "more_people": found.money.more_people,
        "weeks_left": found.weeks_left,
    }


def result_words(found: Result) -> str:
    """A result as a person reads it."""
    if not found.treated.people + found.control.people:
        so_far = f"{found.assigned_treated:,} treated, {found.assigned_control:,} left alone so far"
        return f"Too early to say: the goal's time is over for nobody yet ({so_far})."
    per_head = shown.money(round(found.money.difference), currency=found.currency)
    what = "margin" if found.is_margin else "revenue"
    people = f"{found.treated.people:,} treated, {found.control.people:,} left alone"
    treated, control = (shown.percent(arm.mean, digits=1) for arm in (found.treated, found.control))
    goal = f"goal {treated} against {control}"
    if found.money.low is None or found.money.high is None:
        more = f"about {found.money.more_people:,} more people" if found.money.more_people else "more people"
        return f"Too early to say: it takes {more}. So far {per_head} {what} a person ({people}; {goal})."
    low, high = (
        shown.money(round(end), currency=found.currency) for end in (found.money.low, found.money.high)
    )
    return f"{per_head} {what} a person, from {low} to {high} ({people}; {goal})."


def _listed(name: str, row: queries.Standing | None) -> dict[str, Any]:
    written = catalogue.catalogue().get(name)
    return {
        "play": name,
        "on": bool(row and row.is_on),
        "says": written.play.says if written else (row.says if row else ""),
        "version": row.number if row else None,
        "newer_text": bool(row and written and row.digest != actions.digest_of(written.definition)),
        "active": row.active if row else 0,
        "held_out": row.held_out if row else 0,
        "problem": row.problem if row else "",
    }


def _written(name: str) -> catalogue.Written:
    try:
        return catalogue.named(name)
    except catalogue.UnknownPlay:
        known = ", ".join(catalogue.catalogue())
        raise click.ClickException(f"There is no play {name}. There is: {known}") from None


def _currency() -> str:
    return company().currency


COMMANDS = [play]
