"""How do a million rows come out of PostgreSQL as arrays, and go back?

Out: the server packs each column of a stretch of rows into one byte string, `string_agg(int8send(x), '')`, at
a microsecond a row where a row at a time takes five. Back: each column is one binary array parameter that the
statement unnests. Both are the bytes of NumPy's arrays, big-endian.
"""

import struct
from typing import Any

import numpy as np
import psycopg
from django.db import connection
from numpy.typing import NDArray
from psycopg.abc import Buffer
from psycopg.adapt import Dumper
from psycopg.pq import Format

from regulars.insight.runs import Ints
from regulars.sql import Statement

ONE_DIMENSION = struct.Struct(">iiIii")


class Bigints(bytes):
    """A column of bigint, as PostgreSQL receives an array of it."""

    element, array = 20, 1016


class Doubles(bytes):
    """A column of double precision, as PostgreSQL receives an array of it."""

    element, array = 701, 1022


def columns(statement: Statement, **parameters: object) -> list[Ints]:
    """The packed columns of a statement's one row, as whole numbers."""
    cursor = _cursor()
    with connection.wrap_database_errors:
        cursor.execute(statement.text, parameters, binary=True)
        row = cursor.fetchone() or ()
    return [np.frombuffer(packed or b"", ">i8").astype(np.int64) for packed in row]


def write(statement: Statement, **parameters: object) -> list[tuple[Any, ...]]:
    """Run a statement that takes arrays; its rows, if it returns some."""
    cursor = _cursor()
    packed = {name: _packed(value) for name, value in parameters.items()}
    with connection.wrap_database_errors:
        cursor.execute(statement.text, packed)
        return cursor.fetchall() if cursor.description else []


def _packed(value: object) -> object:
    if not isinstance(value, np.ndarray):
        return value
    return value.tolist() if value.dtype.kind == "U" else pack(value)


def pack(values: NDArray[Any]) -> Bigints | Doubles:
    """One array as a parameter: floats as double precision, all else as bigint."""
    kind, code = (Doubles, ">f8") if values.dtype.kind == "f" else (Bigints, ">i8")
    rows = np.empty(len(values), [("length", ">i4"), ("value", code)])
    rows["length"], rows["value"] = 8, values
    head = ONE_DIMENSION.pack(1, 0, kind.element, len(values), 1)
    return kind(head + rows.tobytes())


class _ArrayDumper(Dumper):
    format = Format.BINARY

    def dump(self, obj: bytes) -> Buffer:
        return bytes(obj)


class _BigintsDumper(_ArrayDumper):
    oid = Bigints.array


class _DoublesDumper(_ArrayDumper):
    oid = Doubles.array


def _cursor() -> psycopg.Cursor[tuple[Any, ...]]:
    connection.ensure_connection()
    cursor = psycopg.Cursor(connection.connection)
    cursor.adapters.register_dumper(Bigints, _BigintsDumper)
    cursor.adapters.register_dumper(Doubles, _DoublesDumper)
    return cursor
