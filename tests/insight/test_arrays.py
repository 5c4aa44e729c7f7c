"""Do rows come out of PostgreSQL as arrays, and go back, unchanged?"""

import numpy as np
import pytest

from regulars.insight.arrays import columns, pack, write
from regulars.sql import Statement

NUMBERS = Statement(
    "SELECT string_agg(int8send(n), ''::bytea), string_agg(int8send(-n * n), ''::bytea) "
    "FROM generate_series(1::bigint, %(upto)s) n"
)
BACK = Statement("SELECT w, d FROM unnest(%(whole)b::bigint[], %(part)b::float8[]) AS t (w, d)")
WORDS = Statement("SELECT w FROM unnest(%(words)s::text[]) w")
LARGEST = np.iinfo(np.int64).max


@pytest.fixture(autouse=True)
def _in_a_database(database):
    """Statements need one."""


def test_columns_come_out_as_whole_numbers():
    one, other = columns(NUMBERS, upto=4)
    assert (one.tolist(), other.tolist()) == ([1, 2, 3, 4], [-1, -4, -9, -16])


def test_no_rows_come_out_as_empty_arrays():
    assert [column.tolist() for column in columns(NUMBERS, upto=0)] == [[], []]


def test_arrays_go_back_as_they_were():
    rows = write(BACK, whole=np.array([0, -5, LARGEST]), part=np.array([0.5, -1e300, np.inf]))
    assert rows == [(0, 0.5), (-5, -1e300), (LARGEST, float("inf"))]


def test_flags_go_as_one_and_nought():
    assert write(BACK, whole=np.array([True, False]), part=np.zeros(2)) == [(1, 0.0), (0, 0.0)]


def test_an_empty_array_is_no_row():
    assert write(BACK, whole=np.zeros(0, np.int64), part=np.zeros(0)) == []


def test_words_go_as_text():
    assert write(WORDS, words=np.array(["star", "steady"])) == [("star",), ("steady",)]


def test_what_is_sent_is_what_the_protocol_asks_for():
    # One dimension, no nulls, element type 20 (bigint), one element from index 1: length 8 and the number.
    sent = bytes(pack(np.array([258])))
    head = bytes.fromhex("00000001 00000000 00000014 00000001 00000001")
    assert sent == head + bytes.fromhex("00000008 0000000000000102")
