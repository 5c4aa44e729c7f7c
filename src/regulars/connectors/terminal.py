"""What does the terminal show of a shop's history, while it comes in and at its end?"""

import sys
from contextlib import suppress
from threading import Event
from typing import TYPE_CHECKING

import click

from regulars import clock
from regulars.connectors import comparing, history, pulling, queries
from regulars.connectors.asking import Busy, Sender
from regulars.connectors.client import Client
from regulars.connectors.erasing import shops
from regulars.connectors.pulling import Told
from regulars.host.answer import answer
from regulars.web import audit

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

    from regulars.connectors.models import Connection

LOOK_SECONDS = 1.0


def bring_in(connection: "Connection", *, client: Sender | None = None) -> None:
    """Bring a history in to its end, with a bar where somebody watches."""
    asked_by = client or Client()
    if not sys.stderr.isatty():
        follow(connection, client=asked_by, told=lambda: None)
        return
    with click.progressbar(
        length=1, label="Bringing in", show_eta=True, show_pos=True, file=sys.stderr
    ) as bar:
        follow(connection, client=asked_by, told=lambda: show(connection, bar))


def follow(connection: "Connection", *, client: Sender, told: Told) -> None:
    """Go on until it has ended, past a shop that is out of reach and a worker that is at it already."""
    while is_going(connection):
        with suppress(Busy):
            pulling.pull(connection.id, client=client, told=told)
        told()
        if is_going(connection):
            Event().wait(LOOK_SECONDS)


def is_going(connection: "Connection") -> bool:
    """Whether a history is on its way, and its connection stands."""
    standing = queries.by_id(connection.id)
    return bool(
        standing and not standing.ended_at and history.state(queries.pulls(standing)) is history.State.GOING
    )


def show(connection: "Connection", bar: "ProgressBar[int]") -> None:
    """Move the bar to where all streams together are, as far as the shop has told of them."""
    pulls = queries.pulls(connection)
    now = history.work(pulls, url="")
    bar.length = max(sum(each.total or each.things_done for each in pulls), 1)
    bar.label = str(now.says)
    bar.update(sum(each.things_done for each in pulls) - bar.pos)
    bar.render_progress()


def compare(connection: "Connection", *, client: Sender | None = None) -> None:
    """Hold both sides against each other, and show what was found."""
    asked_by = client or Client()
    try:
        it = comparing.compare(connection, client=asked_by, at=clock.now())
        while it.state == "waiting" and not it.error:  # the shop prepares its list
            Event().wait(LOOK_SECONDS)
            it = comparing.compare(connection, client=asked_by, at=clock.now())
    except Busy:
        raise click.ClickException("Both sides are being compared already.") from None
    if it.state != "done":
        raise click.ClickException(history.in_words(it.error, address=connection.shop.url))
    values = {"connection": connection.id, "shop": connection.shop.name, "state": it.state, "found": it.found}
    answer(values, words="\n".join(history.compared(it)))


def ended(connection: "Connection", *, erase: bool) -> None:
    """Erase what came from a disconnected shop, where that was asked for, and say what became of it."""
    if erase:
        shops.carry_on(shops.begin(connection.shop_id, actor=audit.COMMAND, at=clock.now()))
    words = "All that came from it is erased." if erase else "What came from it stays."
    answer({"connection": connection.id, "erased": erase}, words=f"Nothing more comes in. {words}")


def report(connection: "Connection") -> None:
    """What came in, or what stood in the way."""
    pulls = queries.pulls(connection)
    if wrong := history.wrong(pulls, address=connection.shop.url):
        raise click.ClickException(wrong)
    if history.state(pulls) is history.State.GOING:
        raise click.ClickException("The shop was disconnected meanwhile. What came in stays.")
    left_out = history.left_out(pulls)
    things, seconds = sum(each.things_done for each in pulls), sum(each.worked_ms for each in pulls) / 1000
    streams = {
        each.stream: {"state": each.state, "things": each.things_done, "problems": each.problem_count}
        for each in pulls
    }
    values = {
        "connection": connection.id,
        "shop": connection.shop.name,
        "state": history.state(pulls).value,
        "streams": streams,
        "results": history.results(pulls),
        "left_out": left_out,
        "seconds": seconds,
    }
    lines = [f"{things:,} things in {seconds:.1f} s.", history.in_a_sentence(pulls)]
    if left_out:
        lines += ["", "Left out:", *(f"  {why}" for why in left_out)]
    answer(values, words="\n".join(lines))
