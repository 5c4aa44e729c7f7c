"""What can one import from the command line?"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from regulars import clock
from regulars.commerce.actions.shops import add_shop, set_company
from regulars.connectors.files import actions, after, guess, kept, queries, running, terminal
from regulars.connectors.files.columns import proposal, propose, subject_of
from regulars.connectors.files.encodings import ENCODINGS
from regulars.connectors.files.errors import FileRefused, NoSuchColumns
from regulars.connectors.files.fields import FIELDS, SUBJECTS
from regulars.connectors.files.mapping import ANSWERS, Mapping, strangers
from regulars.connectors.files.reading import Table, read
from regulars.web import audit
from regulars.web.audit import COMMAND

if TYPE_CHECKING:
    from regulars.business.models import Shop
    from regulars.connectors.files.models import ImportRun

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was said on the command line."""

    shop: str
    currency: str
    time_zone: str
    yes: bool
    mapping: Path | None
    column: tuple[str, ...]
    encoding: str | None
    dates: str | None
    mixed_dates: bool
    negatives_are_returns: bool


@click.command("import")
@click.argument("file", type=FILE)
@click.option("--shop", default="", help="The shop it belongs to; made when there is none.")
@click.option("--currency", default="", help="Of a new shop, as EUR.")
@click.option("--time-zone", default="", help="Of a new shop, as Europe/Riga.")
@click.option("--yes", is_flag=True, help="Take the columns as they are matched, and ask nothing.")
@click.option("--mapping", type=FILE, help="A JSON file that says which column holds what.")
@click.option("--column", multiple=True, metavar="FIELD=HEADER", help="Say what one column holds.")
@click.option("--encoding", type=click.Choice(ENCODINGS), help="Of a CSV, when it is read wrong.")
@click.option("--dates", type=click.Choice(["day-first", "month-first"]), help="How 01/02/2024 is meant.")
@click.option("--mixed-dates", is_flag=True, help="Read each date in the form it is written in.")
@click.option("--negatives-are-returns", is_flag=True, help="A negative quantity is a return.")
def import_command(file: Path, **said: Any) -> None:
    """Import a CSV, Excel or Parquet export of orders, customers or products. Twice changes nothing."""
    asked = Asked(**said)
    with refusals():
        shop = known_shop(asked)
        before = queries.confirmed_before(kept.digest_of(file), shop_id=shop.id) if shop else None
        table = read(file, encoding=asked.encoding or (before.encoding if before else ""))
        mapping, remembered = chosen(table, asked, before=before)
        terminal.show(table, proposal(table, mapping, {}), remembered=remembered)
        if not asked.yes:
            terminal.confirm()
        shop = shop or new_shop(asked, guess.guessed(table, mapping))
        it = terminal.worked(taken_up(file, table, mapping=mapping, shop=shop))
    it.refresh_from_db()
    if it.state == "failed":
        raise click.ClickException(it.error)
    after.understand()
    terminal.report(it, remembered=remembered)


@contextmanager
def refusals() -> Iterator[None]:
    """A refused file ends the command with its sentence, and with the option that gets past it."""
    try:
        yield
    except FileRefused as refusal:
        hint = f" Here that is {refusal.typed}." if refusal.typed else ""
        raise click.ClickException(f"{refusal}{hint}") from None
    except running.ShopBusy:
        raise click.ClickException(
            "Another file is being imported into this shop. Wait for its end, or stop it in the console."
        ) from None


def chosen(table: Table, asked: Asked, *, before: "ImportRun | None") -> tuple[Mapping, tuple[str, ...]]:
    """How the file is to be understood, and which answers are from its import before this one."""
    proposed = propose(table, remembered=queries.remembered(table.headers)).mapping
    alone = as_asked(proposed, table, asked)
    if before is None:
        return alone, ()
    then = propose(table, remembered=msgspec.convert(before.mapping, Mapping)).mapping
    again = as_asked(then, table, asked)
    return again, tuple(name for name in ANSWERS if getattr(again, name) != getattr(alone, name))


def as_asked(mapping: Mapping, table: Table, asked: Asked) -> Mapping:
    """The mapping from a file, or this one, with what the command line says of it."""
    if asked.mapping is not None:
        mapping = from_file(asked.mapping, headers=table.headers)
    columns = with_named(mapping.columns, asked.column, headers=table.headers)
    return msgspec.structs.replace(
        mapping,
        subject=subject_of(columns) if asked.column else mapping.subject,
        columns=columns,
        date_order=(asked.dates or mapping.date_order).removesuffix("-first"),
        mixed_dates=asked.mixed_dates or mapping.mixed_dates,
        negatives="return" if asked.negatives_are_returns else mapping.negatives,
    )


def from_file(path: Path, *, headers: Sequence[str]) -> Mapping:
    """The mapping that a JSON file holds, if it fits these columns."""
    try:
        mapping = msgspec.json.decode(path.read_bytes(), type=Mapping)
    except msgspec.DecodeError as wrong:
        raise click.BadParameter(f"{path}: {wrong}", param_hint="--mapping") from None
    if mapping.subject not in SUBJECTS:
        known = ", ".join(SUBJECTS)
        raise click.BadParameter(f"{path}: `subject` is one of {known}.", param_hint="--mapping")
    if gone := strangers(mapping, headers=headers):
        raise NoSuchColumns(names=", ".join(gone))
    return mapping


def with_named(columns: dict[str, str], named: Sequence[str], *, headers: Sequence[str]) -> dict[str, str]:
    """The columns with those named as FIELD=HEADER; `FIELD=` takes one out."""
    changed = dict(columns)
    for pair in named:
        field, _, header = pair.partition("=")
        if field not in FIELDS or (header and header not in headers):
            raise click.BadParameter(
                f"{pair!r}: fields are {', '.join(FIELDS)}; columns are {', '.join(headers)}",
                param_hint="--column",
            )
        changed.pop(field, None)
        if header:
            changed[field] = header
    return changed


def known_shop(asked: Asked) -> "Shop | None":
    """The shop that is named, or the only one; None where it is to be opened."""
    there = queries.shops()
    found = [shop for shop in there if shop.name == asked.shop] or (there if not asked.shop else [])
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(shop.name for shop in there)
        raise click.UsageError(f"There are several shops: say which one by --shop. They are: {names}")
    return None


def new_shop(asked: Asked, suggested: guess.Guess) -> "Shop":
    """A shop with the terms that are said, or that the file suggests."""
    business = queries.business()
    terms = {
        "name": asked.shop or business.name or suggested.name,
        "currency": asked.currency.upper() or suggested.currency or business.currency,
        "time_zone": asked.time_zone or suggested.time_zone or business.time_zone,
    }
    if not asked.yes and sys.stdin.isatty():
        question = "The new shop's {}"
        terms = {
            key: click.prompt(question.format(key.replace("_", " ")), default=terms[key]) for key in terms
        }
    if wrong := guess.unknown_terms(currency=terms["currency"], time_zone=terms["time_zone"]):
        raise click.UsageError(" ".join(wrong))
    at = clock.now()
    if not queries.shops() and not business.name:
        set_company(terms, actor=COMMAND, at=at)
    return add_shop(**terms, country=suggested.country, actor=COMMAND, at=at)


def taken_up(file: Path, table: Table, *, mapping: Mapping, shop: "Shop") -> "ImportRun":
    """The import of this very content that was interrupted, or else a new one."""
    at = clock.now()
    new = actions.receive(kept.pieces_of(file), name=file.name, actor=COMMAND, at=at)
    before = queries.unfinished(new.digest, shop_id=shop.id)
    if before and msgspec.convert(before.mapping, Mapping) == mapping:
        actions.delete_file(new, actor=COMMAND, at=at)
        if before.state == "stopped":
            actions.resume(before, actor=COMMAND, at=at)
        click.echo(f"Going on with import {before.id}; {before.rows_done:,} rows are done.", err=True)
        return before
    actions.confirm(
        new,
        mapping=mapping,
        headers=table.headers,
        shop_id=shop.id,
        encoding=table.encoding,
        actor=COMMAND,
        at=at,
    )
    audit.note(
        None, "import.received", kind="import", id=new.id, detail={"file": file.name, "shop": shop.name}
    )
    return new


COMMANDS = [import_command]
