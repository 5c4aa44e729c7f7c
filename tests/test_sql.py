"""Do statements run as they are written, with values that nobody has to escape?"""

from decimal import Decimal
from uuid import UUID

import psycopg
import pytest
from django.db import connection, transaction

from regulars.business.models import Shop
from regulars.sql import Statement, recordset


def test_values_go_to_the_server_apart_from_the_words(database):
    text = "O'Hara said: 100 % \\ ; DROP TABLE shop"
    assert Statement("SELECT %(said)s::text").rows(said=text) == [(text,)]


def test_decimals_and_ids_come_through_a_recordset_unrounded(database):
    key = UUID(int=7)
    rows = recordset([{"rate": Decimal("0.0123456789012345678"), "key": key}])
    asked = Statement("SELECT * FROM json_to_recordset(%(rows)s::json) AS r (rate numeric, key uuid)")
    assert asked.rows(rows=rows) == [(Decimal("0.0123456789012345678"), key)]


def test_a_statement_is_part_of_the_transaction_it_stands_in(database):
    class Changed(Exception):
        """Somebody thought better of it."""

    insert = Statement(
        "INSERT INTO shop (name, kind, url, currency, time_zone, language, country, history_complete) "
        "VALUES ('Candles', 'file', '', 'EUR', 'UTC', 'en', '', false)"
    )

    def think_better_of_it() -> None:
        with transaction.atomic():
            assert insert.run() == 1
            raise Changed

    with pytest.raises(Changed):
        think_better_of_it()
    assert not Shop.objects.exists()


def test_only_statements_that_ask_for_it_are_planned_once_for_all_values(database):
    asks, does_not = "SELECT 'asks', %(it)s::int", "SELECT 'does not', %(it)s::int"
    for it in range(7):  # from the sixth time on PostgreSQL may take a plan that knows no values
        assert Statement(asks, prepared=True).rows(it=it) == [("asks", it)]
        psycopg.Cursor(connection.connection).execute(does_not, {"it": it})
    prepared = Statement("SELECT statement FROM pg_prepared_statements").rows()
    assert [words for (words,) in prepared if "asks" in words] == ["SELECT 'asks', $1::int"]
    assert not [words for (words,) in prepared if "does not" in words]
