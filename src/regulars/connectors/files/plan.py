"""What will an import write, step by step?

A plan is made of the file, the mapping and the shop's terms alone, so an import that was interrupted makes
the same plan again and goes on after the step it committed last.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from regulars.commerce.facts import Fact
from regulars.connectors.files import advertising, catalogue, documents, facts, people, returns
from regulars.connectors.files.cells import Cells, Terms, read_cells
from regulars.connectors.files.errors import MissingColumns, NoSuchColumns
from regulars.connectors.files.fields import CUSTOMERS, ORDERS, SPEND, label_of
from regulars.connectors.files.lines import check_amounts, order_lines
from regulars.connectors.files.mapping import Mapping, missing, strangers
from regulars.connectors.files.reading import Table
from regulars.connectors.files.reasons import KEPT

ROWS_AT_ONCE = 5_000
"""Rows of a transaction: a longer one would hold back those who read the log."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one transaction writes. rows: of the file, for the progress."""

    rows: int
    facts: Callable[[], Iterator[Fact]]


@dataclass(frozen=True, slots=True)
class Plan:
    """All steps in their order, what they account for, and the problems of the file.

    rows: of the file. left_out: rows that no step writes. accounts: rows and documents by what they are.
    """

    rows: int
    left_out: int
    steps: tuple[Step, ...]
    accounts: dict[str, int]
    problems: pl.DataFrame


def plan(table: Table, mapping: Mapping, *, terms: Terms) -> Plan:
    """Raises NoSuchColumns, MissingColumns, TotalsAlone, DatesUnclear or DatesContradict."""
    if gone := strangers(mapping, headers=table.headers):
        raise NoSuchColumns(names=", ".join(gone))
    if gaps := missing(mapping):
        raise MissingColumns(
            missing="; ".join(
                " / ".join(str(label_of(name, subject=mapping.subject)) for name in g) for g in gaps
            )
        )
    check_amounts(table, mapping)
    cells = read_cells(table, mapping, terms=terms)
    people.read_identifiers(cells)
    if mapping.subject == ORDERS:
        return _orders(cells)
    if mapping.subject == CUSTOMERS:
        customers = people.listed_customers(cells)
        slices = _slices(customers.height)
        told = [customers.slice(at, count) for at, count in slices]
        steps = [
            Step(part.height, _later(people.customer_facts, part, at=terms.at, called=mapping.columns))
            for part in told
        ]
        return _planned(cells, steps, accounts={"customers": customers.height})
    if mapping.subject == SPEND:
        return _advertising(cells)
    products = catalogue.listed_products(cells)
    told_again = cells.left().height - products.height
    accounts = {"products": products.height, "rows_told_again": told_again}
    return _planned(cells, _product_steps(products, counts=True), accounts=accounts)


def _orders(cells: Cells) -> Plan:
    lines = documents.judged(order_lines(cells), cells)
    people.note_unclear_consents(cells, lines)
    belongs = returns.matched(lines)
    arranged = facts.arranged(lines, orders=belongs)
    steps = _product_steps(catalogue.sold_products(lines), counts=False)
    for at, count in whole_documents(arranged["order"]):
        part = arranged.slice(at, count)
        steps.append(Step(count, _later(facts.facts, part, mapping=cells.mapping)))
    accounts = {**documents.accounts(lines), "returns_matched": len(belongs)}
    return _planned(cells, steps, accounts=accounts)


def _advertising(cells: Cells) -> Plan:
    days = advertising.days_of_campaigns(cells)
    parts = [days.slice(at, count) for at, count in _slices(days.height)]
    steps = [Step(part.height, _later(advertising.spend_facts, part, at=cells.terms.at)) for part in parts]
    summed_up = cells.left().height - days.height
    return _planned(cells, steps, accounts={"days_of_campaigns": days.height, "rows_summed_up": summed_up})


def whole_documents(order: pl.Series) -> Iterator[tuple[int, int]]:
    """Offset and length of slices that hold whole documents, at most ROWS_AT_ONCE rows each if they can."""
    begins = order.to_frame().select(pl.col(order.name).rle()).to_series().struct.field("len").to_list()
    at = length = 0
    for rows in begins:
        if length and length + rows > ROWS_AT_ONCE:
            yield at, length
            at, length = at + length, 0
        length += rows
    if length:
        yield at, length


def _product_steps(products: pl.DataFrame, *, counts: bool) -> list[Step]:
    told = [products.slice(at, length) for at, length in _slices(products.height)]
    return [Step(part.height if counts else 0, _later(catalogue.product_facts, part)) for part in told]


def _slices(height: int) -> Sequence[tuple[int, int]]:
    return [(at, min(ROWS_AT_ONCE, height - at)) for at in range(0, height, ROWS_AT_ONCE)]


def _planned(cells: Cells, steps: list[Step], *, accounts: dict[str, int]) -> Plan:
    rows = cells.table.frame.height + len(cells.table.ragged)
    problems = cells.problems.frame()
    held = problems.filter(~pl.col("reason").is_in(list(KEPT)))["line"].n_unique()
    return Plan(
        rows=rows,
        left_out=rows - sum(step.rows for step in steps),
        steps=tuple(steps),
        accounts={"rows": rows, **accounts, "rows_held_back": held},
        problems=problems,
    )


def _later(
    make: Callable[..., Iterator[Fact]], part: pl.DataFrame, **terms: object
) -> Callable[[], Iterator[Fact]]:
    return lambda: make(part, **terms)
