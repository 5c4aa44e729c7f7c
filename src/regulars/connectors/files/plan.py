"""What will an import write, step by step?

A plan is made of the file, the mapping and the shop's terms alone, so an import that was interrupted makes
the same plan again and goes on after the step it committed last.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import msgspec
import polars as pl

from regulars.commerce.facts import Fact
from regulars.connectors.files import (
    advertising,
    balances,
    catalogue,
    documents,
    facts,
    people,
    returns,
    reviews,
)
from regulars.connectors.files.cells import Cells, Terms, read_cells
from regulars.connectors.files.columns import propose
from regulars.connectors.files.errors import MissingColumns, NoSuchColumns
from regulars.connectors.files.fields import BALANCES, CUSTOMERS, ORDERS, PRODUCTS, REVIEWS, SPEND, label_of
from regulars.connectors.files.lines import check_amounts, order_lines
from regulars.connectors.files.mapping import ANSWERS, Mapping, missing, strangers
from regulars.connectors.files.reading import Table
from regulars.connectors.files.reasons import KEPT

ROWS_AT_ONCE = 5_000
"""Rows of a transaction: a longer one would hold back those who read the log."""


IN_TURN = (CUSTOMERS, PRODUCTS, ORDERS, SPEND, BALANCES, REVIEWS)
BROUGHT: dict[str, tuple[Callable[[Cells], pl.DataFrame], Callable[..., Iterator[Fact]]]] = {
    BALANCES: (balances.listed_balances, balances.balance_facts),
    REVIEWS: (reviews.listed_reviews, reviews.review_facts),
}
"""By subject: the rows that can be used, and the facts that they state."""


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
    """All that a file, or the files of a zip, will write: who they are about before what they did.

    What stands beside a table is read by the table's columns where it has the same, else as the export that
    it is known as. Raises NoSuchColumns, MissingColumns, TotalsAlone, DatesUnclear or DatesContradict.
    """
    plans = {mapping.subject: [_alone(table, mapping, terms=terms)]}
    for other in table.beside:
        its = mapping if other.headers == table.headers else _answered(propose(other).mapping, as_in=mapping)
        plans.setdefault(its.subject, []).append(_alone(other, its, terms=terms))
    return _together([each for subject in IN_TURN for each in plans.get(subject, ())])


def _answered(mapping: Mapping, *, as_in: Mapping) -> Mapping:
    """What was answered for one file of a zip holds for all of it."""
    return msgspec.structs.replace(mapping, **{name: getattr(as_in, name) for name in ANSWERS})


def _together(plans: Sequence[Plan]) -> Plan:
    """One plan after the other."""
    accounts = Counter[str]()
    for each in plans:
        accounts.update(each.accounts)
    return Plan(
        rows=sum(each.rows for each in plans),
        left_out=sum(each.left_out for each in plans),
        steps=tuple(step for each in plans for step in each.steps),
        accounts=dict(accounts),
        problems=pl.concat([each.problems for each in plans]),
    )


def _alone(table: Table, mapping: Mapping, *, terms: Terms) -> Plan:
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
        steps = _steps(customers, people.customer_facts, export=people.export_of(cells))
        return _planned(cells, steps, accounts={"customers": customers.height})
    if mapping.subject == SPEND:
        return _advertising(cells)
    if mapping.subject in BROUGHT:
        listed, facts_of = BROUGHT[mapping.subject]
        rows = listed(cells)
        steps = _steps(rows, facts_of, at=terms.at, program=mapping.shape)
        return _planned(cells, steps, accounts={mapping.subject: rows.height})
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
    steps = _steps(days, advertising.spend_facts, at=cells.terms.at)
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


def _steps(rows: pl.DataFrame, make: Callable[..., Iterator[Fact]], **terms: object) -> list[Step]:
    parts = [rows.slice(at, length) for at, length in _slices(rows.height)]
    return [Step(part.height, _later(make, part, **terms)) for part in parts]


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
        problems=_located(problems, cells.table.member),
    )


def _located(problems: pl.DataFrame, member: str) -> pl.DataFrame:
    """The problems with the file of a zip in which their lines are."""
    if not member:
        return problems
    place = pl.format("{}: {}", pl.lit(member), "column").str.strip_suffix(": ")
    return problems.with_columns(place.alias("column"))


def _later(
    make: Callable[..., Iterator[Fact]], part: pl.DataFrame, **terms: object
) -> Callable[[], Iterator[Fact]]:
    return lambda: make(part, **terms)
