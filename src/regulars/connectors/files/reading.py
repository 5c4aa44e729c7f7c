"""What table does a file hold?

Every export becomes a frame of text columns with the line each row begins in; what its cells mean is for
others to say.
"""

import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import fastexcel
import polars as pl

from regulars.connectors.files.contents import CSV, EXCEL, LABELS, PARQUET, kind_of
from regulars.connectors.files.delimited import Delimited, read_delimited
from regulars.connectors.files.encodings import decoded
from regulars.connectors.files.errors import Damaged, NothingThere
from regulars.connectors.files.headers import header_row, recognised, unique_names
from regulars.connectors.files.packed import unpacked

LINE = "\0line"
"""The column that holds each row's line in the file, 1 for the first."""


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds. frame: text columns in file order, and LINE. encoding, delimiter: of a CSV."""

    name: str
    kind: str
    frame: pl.DataFrame
    encoding: str = ""
    delimiter: str = ""
    ragged: tuple[int, ...] = ()

    @property
    def headers(self) -> tuple[str, ...]:
        return tuple(name for name in self.frame.columns if name != LINE)


def read(path: Path, *, name: str = "", encoding: str = "") -> Table:
    """The table in a file. name: how its owner calls it. encoding: of a CSV, when it isn't to be guessed.

    Raises FileRefused.
    """
    called = name or path.name
    kind = kind_of(path, name=called)
    try:
        table = READERS[kind](path, called, encoding)
    except (fastexcel.FastExcelError, pl.exceptions.PolarsError, zipfile.BadZipFile) as broken:
        raise Damaged(name=called, found=LABELS[kind], detail=_first_line(broken)) from None
    if table.frame.is_empty():
        raise NothingThere(name=called)
    shape = recognised(table.headers)
    if shape and shape.packed:
        return replace(table, frame=unpacked(table.frame, patterns=shape.packed))
    return table


def _read_csv(path: Path, name: str, encoding: str) -> Table:
    text = decoded(path.read_bytes(), encoding=encoding)
    found: Delimited = read_delimited(text.text, name=name)
    frame = found.frame.with_columns(pl.Series(LINE, found.lines, dtype=pl.Int64))
    return Table(name, CSV, frame, text.encoding, found.delimiter, found.ragged)


def _read_parquet(path: Path, name: str, _encoding: str) -> Table:
    frame = pl.read_parquet(path)
    text = frame.select(as_text(frame[column]) for column in frame.columns)
    return Table(name, PARQUET, text.with_row_index(LINE, offset=1).cast({LINE: pl.Int64}))


def _read_excel(path: Path, name: str, _encoding: str) -> Table:
    """The first sheet that has rows, below the row that names the columns."""
    book = fastexcel.read_excel(path)
    for sheet in book.sheet_names:
        raw = book.load_sheet(sheet, header_row=None, dtypes="string").to_polars()
        if raw.height < 2:
            continue
        at = header_row([[cell or "" for cell in row] for row in raw.head(20).rows()])
        names = unique_names([str(cell or "") for cell in raw.row(at)])
        rows = raw.slice(at + 1).rename(dict(zip(raw.columns, names, strict=True)))
        numbered = rows.with_columns(pl.Series(LINE, range(at + 2, at + 2 + rows.height), dtype=pl.Int64))
        filled = numbered.filter(pl.any_horizontal(pl.col(n).is_not_null() for n in names))
        return Table(name, EXCEL, filled)
    raise NothingThere(name=name)


READERS: dict[str, Callable[[Path, str, str], Table]] = {
    CSV: _read_csv,
    EXCEL: _read_excel,
    PARQUET: _read_parquet,
}


def as_text(column: pl.Series) -> pl.Series:
    """A typed column as people would write it: whole floats without `.0`, moments in ISO form."""
    if column.dtype.is_float():
        whole = column.cast(pl.Int64, strict=False)
        is_whole = (whole.cast(pl.Float64) == column) & (column.abs() < 2**53)
        text = pl.select(
            pl.when(pl.lit(is_whole))
            .then(pl.lit(whole.cast(pl.String)))
            .otherwise(pl.lit(column.cast(pl.String)))
        ).to_series()
        return text.alias(column.name)
    if isinstance(column.dtype, pl.Datetime):
        return column.dt.to_string("iso")
    return column.cast(pl.String)


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]
