"""What can be done with the plays' worker and the store's clock from the command line?"""

import signal
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import click

from regulars import clock
from regulars.channels import queries as mail
from regulars.channels.hindrance import hindrances
from regulars.commerce.actions.shops import set_company
from regulars.commerce.queries import company
from regulars.connectors.outgoing.courier import carry_all, courier
from regulars.engine import actions
from regulars.engine.durations import NotADuration, duration
from regulars.engine.work import Done, work, work_until_idle
from regulars.host.answer import answer, json_option
from regulars.host.signals import Inbox

ENDING = (signal.SIGINT, signal.SIGTERM)


@click.command("work")
@click.option("--until-idle", is_flag=True, help="Do all that is due, then stop.")
def work_command(*, until_idle: bool) -> None:
    """Do what the plays ask for: react, wait, send."""
    done = _work_once() if until_idle else _work_until_told()
    said = ", ".join(f"{count:,} {what}" for what, count in done.items()) or "Nothing was due"
    if not (left := mail.waiting(at=clock.now())):
        answer(dict(done), words=f"{said}.")
        return
    why = ", ".join(one.reason for one in hindrances(at=clock.now()).values()) or "each for its own reason"
    answer({**done, "waiting": left}, words=f"{said}. Messages that wait: {left:,} ({why}).")


def _work_once() -> Done:
    done = work_until_idle()
    return +Done({**done, "webhooks": carry_all()})


def _work_until_told() -> Done:
    inbox = Inbox(ENDING)
    with courier():
        return work(has_to_stop=lambda seconds: bool(inbox.wait(seconds=seconds)))


@click.group("clock", invoke_without_command=True)
@click.pass_context
def clock_group(ctx: click.Context) -> None:
    """Show the store's clock; set it in a sandbox."""
    if ctx.invoked_subcommand is None:
        _show()


@clock_group.command("set")
@click.argument("moment")
def set_command(moment: str) -> None:
    """Set a sandbox's clock to MOMENT, in ISO 8601; without an offset it is the business's own time."""
    business = company()
    try:
        to = datetime.fromisoformat(moment)
    except ValueError:
        raise click.ClickException(f"{moment!r} is no moment like 2010-12-09T18:00.") from None
    _set(to if to.tzinfo else to.replace(tzinfo=ZoneInfo(business.time_zone)))


@clock_group.command("advance")
@click.argument("span")
def advance_command(span: str) -> None:
    """Set a sandbox's clock on by SPAN, such as "3 days"."""
    business = company()
    try:
        to = duration(span).after(clock.now(), zone=ZoneInfo(business.time_zone))
    except NotADuration:
        raise click.ClickException(f"{span!r} is no duration like '3 days' or '2 hours'.") from None
    _set(to)


@clock_group.command("sandbox")
@click.confirmation_option(prompt="Mark this store as a sandbox, from which no mail reaches real people?")
def sandbox_command() -> None:
    """Mark this store as a sandbox, whose clock can be set."""
    set_company({"sandbox": True}, actor="house", at=clock.now())
    _show()


def _set(to: datetime) -> None:
    try:
        actions.set_clock(to.astimezone(UTC), who=None)
    except actions.NotASandbox:
        raise click.ClickException(
            "Only a sandbox's clock can be set. Mark this store as one: regulars clock sandbox"
        ) from None
    except actions.ClockBehind as behind:
        latest = behind.latest.astimezone(ZoneInfo(company().time_zone))
        raise click.ClickException(
            f"Plays decided at {latest:%Y-%m-%d %H:%M} already: the clock can't go back behind that."
        ) from None
    _show()


def _show() -> None:
    business = company()
    now = clock.now()
    local = now.astimezone(ZoneInfo(business.time_zone))
    kind = "a sandbox's clock" if business.sandbox else "the machine's clock"
    answer(
        {
            "now": now.isoformat(),
            "local": local.isoformat(),
            "sandbox": business.sandbox,
            "offset_seconds": round(business.clock_offset.total_seconds()),
        },
        words=f"{local:%Y-%m-%d %H:%M} {business.time_zone} ({kind})",
    )


clock_group.params.append(json_option())
COMMANDS = [work_command, clock_group]
