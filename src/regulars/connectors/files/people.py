"""Who bought, and what did they allow, as a row says it?"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import partial
from typing import Any

import polars as pl

from regulars.commerce.brought.facts import PastFact
from regulars.commerce.facts import Buyer, ConsentFact, CustomerFact, Fact
from regulars.connectors.files.cells import Cells
from regulars.connectors.files.fields import CUSTOMERS, WHO, fields_of
from regulars.connectors.files.lines import COLUMNS
from regulars.connectors.files.reading import LINE
from regulars.connectors.files.subscribers import CHANNELS, Export, blocks, statements, unproven
from regulars.connectors.files.words import NEITHER, country, yes_or_no
from regulars.customers.identify import NOBODYS_NUMBER, Identifiers, email_key, phone_key

NOBODY = Buyer()
PERSONAL = tuple(dict.fromkeys((*WHO, *fields_of(CUSTOMERS))))


def identifiers(row: Mapping[str, Any]) -> Identifiers:
    """How a row names somebody."""
    email = row["email"] or ""
    return Identifiers(
        email=email if email and email_key(email) else "",
        phone=row["phone"] or "",
        shop_customer=row["customer_id"] or "",
    )


def buyer(row: Mapping[str, Any]) -> Buyer:
    """Who a row names; nobody when it has neither a number, nor an address, nor a phone."""
    who = identifiers(row)
    if who == Identifiers():
        return NOBODY
    first, last = row["first_name"] or "", row["last_name"] or ""
    return Buyer(
        who=who,
        name=row["name"] or " ".join(filter(None, (first, last))),
        given_name=first,
        language=(row["language"] or "")[:2].lower(),
        country=country(row["country"] or ""),
        birth_date=row["birth_date"],
    )


def consents(
    row: Mapping[str, Any], who: Buyer, *, at: datetime, called: Mapping[str, str]
) -> Iterator[ConsentFact]:
    """The yes or no to each channel that a row holds; a cell that says neither states nothing.

    called: the headers of the file's columns by our fields, for the proof.
    """
    if who is NOBODY:
        return
    for column, channel in CHANNELS.items():
        granted = yes_or_no(row[column]) if row[column] else None
        if granted is not None:
            yield ConsentFact(
                buyer=who,
                channel=channel,
                granted=granted,
                occurred_at=at,
                how="import",
                evidence={"column": called[column], "value": row[column], "line": row["line"]},
            )


def listed_customers(cells: Cells) -> pl.DataFrame:
    """The rows of a customer list that name somebody; the others are noted. Identifiers are read by now."""
    absent = [pl.lit(None, dtype=COLUMNS[name]).alias(name) for name in PERSONAL if not cells.has(name)]
    frame = cells.left().with_columns(absent)
    nobody = pl.all_horizontal(pl.col(name).is_null() for name in WHO)
    cells.hold_back(frame.filter(nobody), reason="nobody")
    note_unclear_consents(cells, frame)
    frame = frame.filter(~nobody)
    cells.problems.note(unproven(frame, export=export_of(cells)), reason="consent_unproven")
    return frame


def export_of(cells: Cells) -> Export:
    """Where the rows of a customer list stand."""
    mapping, table = cells.mapping, cells.table
    return Export(
        columns=mapping.columns, at=cells.terms.at, shape=mapping.shape, name=table.member or table.name
    )


def customer_facts(customers: pl.DataFrame, *, export: Export) -> Iterator[Fact]:
    """The facts of a customer list, of mail programs too."""
    for row in customers.rename({LINE: "line"}).iter_rows(named=True):
        who = buyer(row)
        if who is not NOBODY:
            version = row["updated_at"] or export.at
            yield CustomerFact(buyer=who, version=version, first_seen_at=row["customer_since"])
            yield from statements(row, who, export=export)
            yield from blocks(row, who, export=export)
            if row["orders_before"] is not None and row["orders_before"] >= 0:
                since, orders = row["customer_since"], int(row["orders_before"])
                yield PastFact(who=who.who, as_of=version, since=since, orders=orders)


def read_identifiers(cells: Cells) -> None:
    """Leave out addresses and phones that are none, and note them; their rows are kept.

    0, which some shops write with every guest's order, is no customer's number and no problem.
    """
    if cells.has("customer_id"):
        number = pl.col("customer_id")
        cells.frame = cells.frame.with_columns(
            pl.when(~number.str.contains(f"^{NOBODYS_NUMBER}$")).then(number)
        )
    is_phone = partial(phone_key, country=cells.terms.country)
    for name, key, reason in (("email", email_key, "not_an_address"), ("phone", is_phone, "not_a_phone")):
        if bad := _note(cells, cells.left(), name, is_good=key, reason=reason):
            kept = pl.when(~pl.col(name).is_in(bad)).then(pl.col(name))
            cells.frame = cells.frame.with_columns(kept.alias(name))


def note_unclear_consents(cells: Cells, frame: pl.DataFrame) -> None:
    """Note consents that say neither yes nor no; their rows are kept."""
    for name in CHANNELS:
        _note(cells, frame, name, is_good=_is_clear, reason="consent_unclear")


def _is_clear(text: str) -> bool:
    return yes_or_no(text) is not None or text.casefold() in NEITHER


def _note(
    cells: Cells, frame: pl.DataFrame, name: str, *, is_good: Callable[[str], object], reason: str
) -> list[str]:
    """Note the rows whose cell isn't good; the texts of those cells."""
    told = frame[name].drop_nulls().unique().to_list() if cells.has(name) else []
    bad = [text for text in told if not is_good(text)]
    if bad:
        rows = frame.filter(pl.col(name).is_in(bad))
        cells.problems.note(rows, reason=reason, column=cells.mapping.columns[name], value=name)
    return bad
