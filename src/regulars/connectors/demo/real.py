"""A real shop's year: what does the demo on real orders hold, and what of it is made up?

The orders are real. The data names nobody, so each customer number gets an address under example.com, and
four in five a consent, told by a hash of the number; the columns that hold them say so by their names.
"""

from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import polars as pl
from django.utils.translation import gettext_lazy as _

from regulars import clock
from regulars.connectors.demo.demo import REAL, Demo, NotLoaded, Told
from regulars.connectors.demo.sandbox import ACTOR, opened
from regulars.connectors.files import actions, kept, queries, running
from regulars.connectors.files.columns import propose
from regulars.connectors.files.errors import FileRefused
from regulars.connectors.files.mapping import Mapping
from regulars.connectors.files.reading import Table, read

if TYPE_CHECKING:
    from regulars.connectors.files.models import ImportRun

FILE = Path(__file__).with_name("online_retail_2009_2010.parquet")
NAME = "A British gift shop, 2010.parquet"
MORNING_AFTER = datetime(2010, 12, 10, 9, tzinfo=UTC)
"""The clock at the start: the last order is of the evening before."""

SHOP = {
    "name": "A British gift shop (demo)",
    "kind": REAL,
    "currency": "GBP",
    "time_zone": "Europe/London",
    "language": "en",
    "country": "GB",
}
NUMBER = "Customer ID"
ADDRESS, CONSENT = "E-mail (made up for the demo)", "Consent (made up for the demo)"
CONSENTED_PER_CENT = 80


def load(told: Told, _begun_at: datetime) -> None:
    """Bring the year in, from where it is."""
    shop = opened(SHOP, starts_at=MORNING_AFTER, synthetic=False)
    run = queries.latest_into(shop.id) or _handed_in(shop.id)
    if run.state in {"stopped", "failed"}:
        actions.resume(run, actor=ACTOR, at=clock.now())
    try:
        ended = running.run(run.id, told=lambda it: told(it.rows_done, it.rows))
    except FileRefused as refusal:
        raise NotLoaded(str(refusal)) from refusal
    if ended.state != "done":
        raise NotLoaded(ended.error)


def _handed_in(shop_id: int) -> "ImportRun":
    """The year as a file like any other, with what is made up in columns of its own."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / NAME
        with_people(pl.read_parquet(FILE)).write_parquet(file)
        run = actions.receive(kept.pieces_of(file), name=NAME, actor=ACTOR, at=clock.now())
        table = read(file)
    actions.confirm(
        run, mapping=mapping(table), headers=table.headers, shop_id=shop_id, actor=ACTOR, at=clock.now()
    )
    return queries.import_of(run.id)


def mapping(table: Table) -> Mapping:
    """The columns as they are matched, and the two that are made up."""
    found = propose(table).mapping
    columns = {**found.columns, "email": ADDRESS, "consent_email": CONSENT}
    return Mapping(subject=found.subject, columns=columns)


def with_people(year: pl.DataFrame) -> pl.DataFrame:
    """The lines with an address for each customer number, and a consent on each one's first line."""
    number = pl.col(NUMBER).cast(pl.Int64)
    numbers = year.select(number).to_series().drop_nulls().unique(maintain_order=True).to_list()
    said = ["yes" if has_consented(customer) else "no" for customer in numbers]
    first = number.is_not_null() & pl.int_range(pl.len()).over(NUMBER).eq(0)
    return year.with_columns(
        pl.when(number.is_not_null()).then(pl.format("customer-{}@example.com", number)).alias(ADDRESS),
        pl.when(first)
        .then(number.replace_strict(numbers, said, default=None, return_dtype=pl.String))
        .alias(CONSENT),
    )


def has_consented(customer: int) -> bool:
    """Whether the demo says that this customer agreed to offers by e-mail: four in five do."""
    digest = blake2b(str(customer).encode(), digest_size=8).digest()
    return int.from_bytes(digest) % 100 < CONSENTED_PER_CENT


DEMO = Demo(
    name="real",
    label=_("A real shop's year"),
    says=_(
        "525,461 lines from the books of a British online gift shop, December 2009 to December 2010. "
        "The orders are real; the data names nobody, so e-mail addresses (under example.com) and consents "
        "(80 % of customers) are made up. Data: D. Chen, Online Retail II, UCI Machine Learning Repository, "
        "CC BY 4.0."
    ),
    unit=_("rows"),
    synthetic=False,
    load=load,
)
