"""Which column holds what?

A known export is recognised by its headers as a whole; else each header is looked up, and what the cells
hold confirms or corrects it. The answer is shown for confirmation, and remembered by the headers' digest.
"""

from collections.abc import Mapping as Mapped

import polars as pl

from regulars.connectors.files import evidence
from regulars.connectors.files.fields import (
    BALANCES,
    CUSTOMERS,
    FIELDS,
    ORDERS,
    PER_LINE,
    PRODUCTS,
    REVIEWS,
    SPEND,
)
from regulars.connectors.files.headers import Shape, field_of, plain, recognised, tax_of
from regulars.connectors.files.mapping import Mapping, Match, Proposal, missing
from regulars.connectors.files.reading import Table

SAMPLES = 3
LONGEST_SAMPLE = 60
SURE, LIKELY, GUESSED = 100, 80, 50
PLACES = {name: place for place, name in enumerate(FIELDS)}


def propose(table: Table, *, remembered: Mapping | None = None) -> Proposal:
    """How the columns of a table match our fields. remembered: what was confirmed for these headers."""
    if remembered is not None and set(remembered.columns.values()) <= set(table.headers):
        return proposal(table, remembered, {})
    if shape := recognised(table.headers):
        return proposal(table, _by_shape(table, shape), {})
    columns, confidence = _by_headers(table)
    return proposal(table, columns, confidence)


def beside(table: Table) -> list[str]:
    """The other files of the same zip, each with the export that it is known as."""
    known = [(other.member, recognised(other.headers)) for other in table.beside]
    return [f"{member} ({shape.name})" if shape else member for member, shape in known]


def proposal(table: Table, mapping: Mapping, confidence: Mapped[str, int]) -> Proposal:
    """A mapping with what people need to judge it."""
    matches = tuple(
        Match(name, header, confidence.get(name, SURE), samples(table.frame[header]))
        for name, header in sorted(mapping.columns.items(), key=lambda pair: PLACES[pair[0]])
    )
    used = set(mapping.columns.values())
    return Proposal(
        mapping=mapping,
        matches=matches,
        unused=tuple(header for header in table.headers if header not in used),
        missing=missing(mapping),
    )


def samples(column: pl.Series) -> tuple[str, ...]:
    """The first different cells of a column that hold something."""
    some = column.head(2000).drop_nulls().unique(maintain_order=True).head(SAMPLES).to_list()
    return tuple(text if len(text) <= LONGEST_SAMPLE else text[: LONGEST_SAMPLE - 1] + "…" for text in some)


def _by_shape(table: Table, shape: Shape) -> Mapping:
    header_of = {plain(header): header for header in reversed(table.headers)}
    columns = {}
    for name, wanted in shape.columns.items():
        there = [header_of[plain(each)] for each in wanted if plain(each) in header_of]
        filled = [header for header in there if table.frame[header].count()]
        if there:
            columns[name] = (filled or there)[0]
    return Mapping(subject=shape.subject, columns=columns, shape=shape.name, tax=shape.tax)


def _by_headers(table: Table) -> tuple[Mapping, dict[str, int]]:
    claims: dict[str, list[tuple[int, str]]] = {}
    for header in table.headers:
        if found := field_of(header):
            name, rank = evidence.corrected(found[0], table.frame[header]), found[1]
            claims.setdefault(name, []).append((rank, header))
    columns = {name: min(claims[name])[1] for name in FIELDS if name in claims}
    confidence = {name: LIKELY if len(claims[name]) > 1 else SURE for name in columns}
    address = evidence.address_column(table, taken=set(columns.values()))
    if address and "email" not in columns:
        columns["email"], confidence["email"] = address, GUESSED
    columns = _amounts_per_line(table, columns)
    subject = subject_of(columns)
    if subject == PRODUCTS and "product" not in columns and "name" in columns:
        columns["product"] = columns.pop("name")
    kept = {name: columns[name] for name in FIELDS if name in columns and subject in FIELDS[name].of}
    doubtful = {name: GUESSED for name in kept if not evidence.fits(name, table.frame[kept[name]])}
    tax = next((said for header in kept.values() if (said := tax_of(header))), "")
    return Mapping(subject=subject, columns=kept, tax=tax), {**confidence, **doubtful}


def subject_of(columns: Mapped[str, str]) -> str:
    """What a file is about by the columns it has."""
    if "order_id" in columns:
        return ORDERS
    if "spend" in columns:
        return SPEND
    if "rating" in columns and {"body", "review_id"} & columns.keys():
        return REVIEWS
    if "balance" in columns or ("points" in columns and not {"placed_at", "unit_price"} & columns.keys()):
        return BALANCES
    if any(name in columns for name in ("email", "phone", "customer_id")):
        return ORDERS if "placed_at" in columns and "order_total" in columns else CUSTOMERS
    of_goods = any(name in columns for name in ("unit_price", "unit_cost", "stock", "category"))
    of_sales = any(name in columns for name in ("placed_at", "quantity", "line_total"))
    return PRODUCTS if of_goods and not of_sales else ORDERS


def _amounts_per_line(table: Table, columns: dict[str, str]) -> dict[str, str]:
    """An amount that differs within one order is the line's and not the order's."""
    moved = dict(columns)
    for whole, part in PER_LINE.items():
        if whole in moved and part not in moved and "order_id" in moved:
            amounts = table.frame.select(order=moved["order_id"], amount=moved[whole]).drop_nulls()
            if amounts.n_unique() > amounts["order"].n_unique():
                moved[part] = moved.pop(whole)
    return moved
