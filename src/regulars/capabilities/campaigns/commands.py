"""What can be done with campaigns from the command line?"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

from regulars import clock
from regulars.capabilities.campaigns import actions, queries
from regulars.commerce.queries import company
from regulars.host.answer import answer

if TYPE_CHECKING:
    from regulars.capabilities.campaigns.actions import Wanted
    from regulars.capabilities.campaigns.models import Campaign
    from regulars.capabilities.campaigns.preview import Preview

LEFT_OUT = {
    "no_address": "have no address",
    "no_consent": "never allowed it",
    "consent_refused": "don't allow it",
    "suppressed": "have a blocked address",
}


@click.group("campaign")
def campaign() -> None:
    """Write to many at a time: send a campaign, pause it, see how far it is."""


@campaign.command("send")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say whom it would go to, and why not to the others.")
@click.option("--all-the-same", is_flag=True, help="Also where lint says what should be mended.")
def send_command(file: Path, *, dry_run: bool, all_the_same: bool) -> None:
    """Let the campaign that FILE describes go out, now or at its moment."""
    from regulars.capabilities.campaigns.preview import preview  # noqa: PLC0415 loads what checks letters
    from regulars.channels.writing import gate  # noqa: PLC0415 as above

    wanted = _wanted(file)
    found = preview(wanted, at=clock.now())
    if dry_run:
        answer({"campaign": wanted.name, "started": False, **_numbers(found)}, words=_said(wanted, found))
        return
    try:
        gate.let_pass(wanted.templates, all_the_same=all_the_same, at=clock.now())
    except gate.Held as held:
        raise click.ClickException(held.in_words("Nothing was sent.")) from None
    try:
        row = actions.make(wanted, who=None, at=clock.now())
    except actions.NameTaken:
        raise click.ClickException(
            f"There is a campaign {wanted.name!r} already. Nothing was sent: give this one another name."
        ) from None
    actions.start(row.pk, who=None, at=clock.now())
    _soon()
    lines = [_said(wanted, found), "It is started: within a minute it can be taken back in the console."]
    answer(
        {"campaign": wanted.name, "id": str(row.pk), "started": True, **_numbers(found)},
        words="\n".join(lines),
    )


@campaign.command("list")
def list_command() -> None:
    """Show every campaign, and how far it is."""
    found = [_values(row) for row in queries.campaigns()]
    answer(found, words="\n".join(map(_line, found)) or "There is no campaign yet.")


@campaign.command("show")
@click.argument("name")
def show_command(name: str) -> None:
    """Show how far NAME is, and why messages of it wait or failed."""
    from regulars.capabilities.campaigns.values import result_values  # noqa: PLC0415 as above

    row = _named(name)
    values = _values(row) | result_values(row, at=clock.now())
    waits = [{"state": one.state, "reason": one.reason, "count": one.count} for one in queries.why(row.pk)]
    lines = [
        _line(values),
        *_came(values),
        *(f"  {one['count']:,} {one['state']}: {one['reason']}" for one in waits),
    ]
    answer({**values, "why": waits}, words="\n".join(lines))


@campaign.command("pause")
@click.argument("name")
def pause_command(name: str) -> None:
    """Let nothing more of NAME leave, at once."""
    _do(name, actions.pause, done="is paused: nothing more leaves", refused="isn't going out")


@campaign.command("resume")
@click.argument("name")
def resume_command(name: str) -> None:
    """Let NAME go on where it was paused."""
    _do(name, actions.resume, done="goes on", refused="isn't paused")


@campaign.command("stop")
@click.argument("name")
def stop_command(name: str) -> None:
    """End NAME for good: what waits never leaves."""
    _do(name, actions.stop, done="is stopped: what waits never leaves", refused="isn't going out")


def _wanted(file: Path) -> "Wanted":
    from regulars.capabilities.campaigns.file import BadCampaign, read  # noqa: PLC0415 as above

    zone = ZoneInfo(company().time_zone)
    try:
        return read(file.read_text(encoding="utf-8"), name=str(file), zone=zone, at=clock.now())
    except BadCampaign as bad:
        raise click.ClickException(str(bad)) from None
    except UnicodeDecodeError:
        raise click.ClickException(f"{file}: this is not text in UTF-8.") from None


def _named(name: str) -> "Campaign":
    row = queries.named(name)
    if row is None:
        known = ", ".join(each.name for each in queries.campaigns()) or "none"
        raise click.ClickException(f"There is no campaign {name!r}. There is: {known}.")
    return row


def _do(name: str, action: Callable[..., bool], *, done: str, refused: str) -> None:
    row = _named(name)
    if not action(row.pk, who=None, at=clock.now()):
        raise click.ClickException(f"{name} {refused}.")
    _soon()
    answer(_values(_named(name)), words=f"{name} {done}.")


def _soon() -> None:
    from regulars.capabilities.campaigns.jobs import soon  # noqa: PLC0415 as above

    soon()


def _values(row: "Campaign") -> dict[str, Any]:
    """A campaign as a script reads it."""
    from regulars.capabilities.campaigns.values import campaign_values  # noqa: PLC0415 as above

    return campaign_values(row)


def _came(values: dict[str, Any]) -> list[str]:
    """What came of it, as far as it is known."""
    lines = []
    if tried := values["trial"]:
        sure = "surely better" if tried["is_sure"] else "ahead, which may be chance"
        says = (
            f"message {tried['winner'].upper()} goes to the others: {sure}"
            if tried["winner"]
            else "not decided yet"
        )
        lines.append(f"  Of two messages: {says}.")
    if answers := values["answers"]:
        lines.append("  " + ", ".join(f"{count:,} {what}" for what, count in answers.items()))
    return lines


def _line(values: dict[str, Any]) -> str:
    return (
        f"{values['campaign']:30} {values['state']:9} {values['sent']:>9,} sent, "
        f"{values['to_come'] + values['waiting']:,} to go, {values['not_sent']:,} not sent"
    )


def _numbers(found: "Preview") -> dict[str, Any]:
    return {
        "meant": found.meant,
        "gets_it": found.gets_it,
        "left_alone": found.left_alone,
        "left_out": found.left_out,
        "try_first": found.trying,
    }


def _said(wanted: "Wanted", found: "Preview") -> str:
    lines = [
        f"{wanted.name} means {found.meant:,} people: {found.sentence}.",
        f"{found.gets_it:,} get it; {found.left_alone:,} are left alone to see what it brings.",
        *([f"About {found.trying:,} of them try one of two messages first."] if found.trying else []),
        *(f"{count:,} {LEFT_OUT.get(why, why)}." for why, count in sorted(found.left_out.items())),
    ]
    return "\n".join(lines)


COMMANDS = [campaign]
