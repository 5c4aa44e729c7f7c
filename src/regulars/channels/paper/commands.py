"""How are letters and cards printed from a terminal?"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from regulars import clock
from regulars.channels.paper import codes, queries
from regulars.channels.paper.actions import runs as actions
from regulars.channels.paper.actions.addresses import BadAddresses, bring
from regulars.channels.paper.actions.runs import RunEnded, SendingStopped
from regulars.channels.paper.card_settings import SIZES
from regulars.channels.paper.carding import NoShopAddress, card_file
from regulars.channels.paper.pages.cards import chosen_day
from regulars.channels.paper.printing import addresses_of, labels_of
from regulars.channels.paper.settings import PostSettings
from regulars.channels.paper.sheets import SHEETS
from regulars.channels.reasons import reason
from regulars.host.answer import answer
from regulars.money import Money, to_major
from regulars.web import stored

if TYPE_CHECKING:
    from regulars.channels.paper.models import PrintRun

TO = click.option(
    "--to", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The file to write."
)


@click.group("print")
def print_group() -> None:
    """Print letters by post, labels and cards for parcels."""


@print_group.command("preview")
def preview() -> None:
    """Show how many letters a print run would hold, its cost, and who is left out and why."""
    looked = actions.preview(at=clock.now())
    left = {word: {"people": count, "why": str(reason(word))} for word, count in looked.left_out.items()}
    values = {"pieces": looked.pieces, "cost": amount(looked.cost), "left_out": left}
    values["price"] = amount(looked.price)
    lines = [f"{looked.pieces} letters, {said(looked.cost)}."]
    lines += [f"{each['people']:>6}  left out: {each['why']}" for each in left.values()]
    answer(values, words="\n".join(lines))


@print_group.command("run")
def make_run() -> None:
    """Make a print run of what waits and may go."""
    try:
        made = actions.make_run(who=None, at=clock.now())
    except SendingStopped:
        raise click.ClickException(str(reason("sends_stopped"))) from None
    if made is None:
        raise click.ClickException("No letter waits that may go now; `regulars print preview` says why.")
    answer(shown(made), words=f"Print run {made.pk}: {made.pieces} letters.")


@print_group.command("list")
def list_runs() -> None:
    """Show the print runs, the latest first."""
    found = [shown(run) for run in queries.runs()]
    lines = [f"{run['id']:>6}  {run['state']:7}  {run['pieces']:>6} letters" for run in found]
    answer(found, words="\n".join(lines) or "No print run was made yet.")


@print_group.command("file")
@click.argument("id", type=int)
@TO
def address_print_file(id: int, *, to: Path) -> None:
    """Write the addresses of a run as CSV."""
    write(to, addresses_of(standing(id).pk), what="addresses")


@print_group.command("labels")
@click.argument("id", type=int)
@TO
@click.option("--sheet", type=click.Choice(list(SHEETS)), help="How labels lie on a sheet; else as set.")
@click.option(
    "--start", type=click.IntRange(1, 24), default=1, show_default=True, help="The first free label."
)
def label_file(id: int, *, to: Path, sheet: str | None, start: int) -> None:
    """Write the labels of a run as PDF."""
    chosen = SHEETS[sheet or stored.load(PostSettings).sheet]
    if start > chosen.places:
        raise click.ClickException(f"A sheet has {chosen.places} labels: --start is at most that.")
    write(to, labels_of(standing(id).pk, sheet=chosen, start=start), what="labels")


@print_group.command("posted")
@click.argument("id", type=int)
def posted(id: int) -> None:
    """Say that a run's letters were brought to the post: they count as sent."""
    end(id, posted=True)


@print_group.command("undo")
@click.argument("id", type=int)
def undo(id: int) -> None:
    """Let a run's letters wait again, as long as it wasn't posted."""
    end(id, posted=False)


@print_group.command("cards")
@TO
@click.option("--day", default="", help="The orders of this day, 2026-11-22; today's without one.")
@click.option("--order", "numbers", multiple=True, help="Only the order of this number; may be said again.")
@click.option("--size", type=click.Choice(list(SIZES)), default=None, help="Else as set.")
def card_pdf(to: Path, *, day: str, numbers: tuple[str, ...], size: str | None) -> None:
    """Write the cards for the parcels of a day's orders as PDF."""
    by_number = [order for number in numbers for order in queries.orders(number=number)]
    orders = by_number if numbers else queries.orders(day=chosen_day(day))
    if not orders:
        raise click.ClickException("There are no such orders that could get a card.")
    try:
        made, count = card_file([order.id for order in orders], size=size or "", who=None, at=clock.now())
    except NoShopAddress as lacking:
        raise click.ClickException(f"Set the address of the shop {lacking} first.") from None
    write(to, made, what="cards", count=count)


@print_group.command("code")
@click.argument("code")
def whose(code: str) -> None:
    """Say whose the CODE of a card is."""
    found = queries.card_of(codes.read(code))
    if found is None:
        raise click.ClickException(f"No card has the code {code}.")
    values = {"code": codes.shown(found.code), "customer_id": str(found.customer_id)}
    values["order_id"] = str(found.order_id)
    answer(values, words=f"{values['code']} is person {found.customer_id}'s, of order {found.order_id}.")


@print_group.command("addresses")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def addresses(file: Path) -> None:
    """Bring postal addresses in: CSV with email, name, street, city, country, and more."""
    try:
        brought = bring(file.read_bytes(), who=None, at=clock.now())
    except BadAddresses as bad:
        raise click.ClickException(str(bad)) from None
    values = {"kept": brought.kept, "problems": brought.problems}
    answer(values, words="\n".join([*brought.problems, f"{brought.kept} addresses were new."]))


def end(run_id: int, *, posted: bool) -> None:
    """Post or undo a run."""
    ending = actions.post_run if posted else actions.undo_run
    try:
        count = ending(run_id, who=None, at=clock.now())
    except RunEnded:
        raise click.ClickException(
            f"There is no print run {run_id} that wasn't posted or undone yet."
        ) from None
    state = "posted" if posted else "undone"
    answer(
        {"id": str(run_id), "state": state, "pieces": count},
        words=f"Print run {run_id} is {state}: {count} letters.",
    )


def standing(run_id: int) -> "PrintRun":
    """The run, if it wasn't undone."""
    found = queries.run(run_id)
    if found is None or found.state == "undone":
        raise click.ClickException(f"There is no print run {run_id}; `regulars print list` shows them.")
    return found


def write(to: Path, content: bytes, *, what: str, count: int | None = None) -> None:
    """Write a file that nobody else on this machine may read: it names people."""
    to.touch(mode=0o600)
    to.write_bytes(content)
    values: dict[str, Any] = {"file": str(to), "bytes": len(content)}
    answer(values | ({what: count} if count is not None else {}), words=f"The {what} are in {to}.")


def shown(run: "PrintRun") -> dict[str, Any]:
    """A run as a script reads it."""
    cost = Money(run.price_minor * run.pieces, run.currency)
    return {
        "id": str(run.pk),
        "state": run.state,
        "pieces": run.pieces,
        "cost": amount(cost if run.price_minor else None),
        "made_at": run.made_at,
        "ended_at": run.ended_at,
    }


def amount(money: Money | None) -> dict[str, str] | None:
    """An amount as a script reads it."""
    return (
        {"amount": str(to_major(money.minor, currency=money.currency)), "currency": money.currency}
        if money
        else None
    )


def said(money: Money | None) -> str:
    return (
        f"{to_major(money.minor, currency=money.currency)} {money.currency}"
        if money
        else "at a price that isn't set"
    )


COMMANDS = [print_group]
