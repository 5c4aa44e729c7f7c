"""How does a store with a million customers look in its tables?

Who orders what and when is told by the generator of the synthetic demo: customers who come at a growing rate,
each with favourites, a rhythm of their own and an end, seasons, late parcels and returns. It is asked for
100,000 customers at a time; each good is sold under the names of 30 brands, so that there are a thousand
products, in two shops. Sums of each customer are the program's own work; the log of events stays empty.
"""

from collections.abc import Iterator
from dataclasses import asdict, astuple
from datetime import datetime, timedelta

import polars as pl
import psycopg
from django.db import connection, transaction

from bench.store import settle
from regulars.commerce.actions.totals import sum_up
from regulars.connectors.demo.synthetic.people import people
from regulars.connectors.demo.synthetic.store import Orders, goods, orders
from regulars.customers.names import sort_key
from regulars.sql import recordset, statement

GOODS = statement(__file__, "synthetic_goods")
PEOPLE = statement(__file__, "synthetic_people")
ORDERS = statement(__file__, "synthetic_orders")

DAYS, BRANDS, AT_ONCE = 900, 30, 100_000
STAGES = {
    "staged_person": "id bigint, name text, given_name text, sort_name text, language text, country text, "
    "birth_date date, allows_email bool, allows_sms bool",
    "staged_order": "id bigint, customer_id bigint, number int, second bigint, promised int, took float8, "
    "returned int",
    "staged_line": "order_id bigint, line int, good int, quantity int",
}


def make_store(customers: int, *, at: datetime) -> int:
    """A store with so many buyers up to a moment; how many orders it has."""
    opened = (at - timedelta(days=DAYS)).replace(hour=0, minute=0, second=0, microsecond=0)
    GOODS.run(opened=opened, goods=recordset(list(branded())))
    last = 0
    for first in range(0, customers, AT_ONCE):
        count = min(AT_ONCE, customers - first)
        history = orders(customers=count, days=DAYS, seed=first + 1, opens_in_month=opened.month)
        with transaction.atomic():
            stage("staged_person", named(count, first=first))
            stage("staged_order", placed(history, first=first, last=last))
            stage("staged_line", lines(history, last=last))
            PEOPLE.run(opened=opened)
            ORDERS.run(opened=opened, at=at, goods=len(goods()), brands=BRANDS)
            sum_up(range(first + 1, first + count + 1))
        last += len(history.customer)
    settle()
    return last


def branded() -> Iterator[dict[str, object]]:
    """Every good of every brand, numbered from 1."""
    for brand in range(BRANDS):
        for number, good in enumerate(goods()):
            yield {"id": brand * len(goods()) + number + 1, "brand": brand, **asdict(good)}


def named(count: int, *, first: int) -> pl.DataFrame:
    """People, numbered from first + 1."""
    rows = [
        (first + n, who.name, who.given_name, sort_key(who.name), *astuple(who)[3:])
        for n, who in enumerate(people(count, seed=first + 1), 1)
    ]
    return pl.DataFrame(rows, orient="row")


def placed(history: Orders, *, first: int, last: int) -> pl.DataFrame:
    """Orders, numbered from last + 1, of customers from first + 1."""
    return pl.DataFrame(
        {
            "id": range(last + 1, last + 1 + len(history.customer)),
            "customer_id": history.customer + first + 1,
            **{name: getattr(history, name) for name in ("number", "second", "promised", "took", "returned")},
        }
    )


def lines(history: Orders, *, last: int) -> pl.DataFrame:
    """The lines of these orders."""
    row, line = (history.lines >= 0).nonzero()
    good, quantity = history.lines[row, line], history.quantity[row, line]
    return pl.DataFrame({"order_id": row + last + 1, "line": line, "good": good, "quantity": quantity})


def stage(name: str, rows: pl.DataFrame) -> None:
    """Copy rows into a table that goes away with the transaction."""
    raw: psycopg.Connection = connection.connection
    with raw.cursor() as cursor:
        cursor.execute(f"CREATE TEMP TABLE {name} ({STAGES[name]}) ON COMMIT DROP")
        with cursor.copy(f"COPY {name} FROM STDIN (FORMAT csv)") as copy:
            copy.write(rows.write_csv(include_header=False))
        cursor.execute(f"ANALYZE {name}")
