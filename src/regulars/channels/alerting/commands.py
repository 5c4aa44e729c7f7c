"""Which commands are there for telling the staff?"""

import sys
from typing import TYPE_CHECKING

import click

from regulars import clock
from regulars.channels.alerting import actions, queries, rounds
from regulars.channels.alerting.addresses import Refused
from regulars.channels.alerting.words import problem_in_words
from regulars.host.answer import answer

if TYPE_CHECKING:
    from regulars.channels.alerting.models import AlertService


@click.group("alerts")
def alerts() -> None:
    """Say by which services the staff is told when something stands still."""


@alerts.command("list")
def list_services() -> None:
    """Show the services, without what is secret in their addresses."""
    found = queries.services()
    lines = [f"{each.pk:>4}  {each.shown}  {problem_in_words(each.problem)}".rstrip() for each in found]
    answer({"services": [shown(each) for each in found]}, words="\n".join(lines) or "There are none.")


@alerts.command("add")
@click.argument("url")
def add(url: str) -> None:
    """Tell the staff at this address of Apprise's, too; - reads it from standard input."""
    try:
        row = actions.add(sys.stdin.readline() if url == "-" else url, who=None, at=clock.now())
    except Refused as refused:
        raise click.ClickException(str(refused)) from None
    answer(shown(row), words=f"{row.pk}: {row.shown}. Try it with regulars alerts test {row.pk}")


@alerts.command("remove")
@click.argument("number", type=int)
def remove(number: int) -> None:
    """Tell the staff by this service no more."""
    if not actions.remove(number, who=None, at=clock.now()):
        raise click.ClickException(f"There is no service {number}; see regulars alerts list.")
    answer({"id": str(number), "removed": True}, words=f"{number} is removed.")


@alerts.command("test")
@click.argument("number", type=int)
def test(number: int) -> None:
    """Tell something by this service at once."""
    row = queries.service(number)
    if row is None:
        raise click.ClickException(f"There is no service {number}; see regulars alerts list.")
    outcome = rounds.trial(row, at=clock.now())
    if outcome.problem:
        raise click.ClickException(problem_in_words(f"{outcome.problem} {outcome.status}".strip()))
    answer({"id": str(number), "accepted": True}, words="It was taken.")


def shown(service: "AlertService") -> dict[str, object]:
    """A service as a script reads it."""
    return {
        "id": str(service.pk),
        "shown": service.shown,
        "proven_at": service.proven_at,
        "problem": service.problem,
    }


COMMANDS = [alerts]
