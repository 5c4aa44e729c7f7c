"""What table does a file hold?

Every export becomes a frame of text columns with the line each row begins in; what its cells mean is for
others to say.
"""

import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import fastexcel
import polars as pl

from regulars.connectors.files import opencart
from regulars.connectors.files.archive import tables_in
from regulars.connectors.files.contents import ARCHIVE, CSV, EXCEL, LABELS, PARQUET, kind_of
from regulars.connectors.files.delimited import Delimited, read_delimited
from regulars.connectors.files.encodings import decoded
from regulars.connectors.files.errors import Damaged, LinesAlone, MixedArchive, NothingThere
from regulars.connectors.files.headers import header_row, recognised, unique_names
from regulars.connectors.files.packed import unpacked

LINE = "\0line"
"""The column that holds each row's line in the file, 1 for the first."""


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds. frame: text columns in file order, and LINE. encoding, delimiter: of a CSV.

    member: which file of a zip it is. beside: the other tables of the same zip.
    """

    name: str
    kind: str
    frame: pl.DataFrame
    encoding: str = ""
    delimiter: str = ""
    ragged: tuple[int, ...] = ()
    member: str = ""
    beside: tuple["Table", ...] = ()

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
        table = _whole(READERS[kind](path, called, encoding), name=called)
    except (fastexcel.FastExcelError, pl.exceptions.PolarsError, zipfile.BadZipFile) as broken:
        raise Damaged(name=called, found=LABELS[kind], detail=_first_line(broken)) from None
    return replace(_in_rows(table), beside=tuple(map(_in_rows, table.beside)))


def _in_rows(table: Table) -> Table:
    """A row per item, also where an export has one per order."""
    shape = recognised(table.headers)
    if shape and shape.packed:
        return replace(table, frame=unpacked(table.frame, patterns=shape.packed))
    return table


def _whole(tables: Sequence[Table], *, name: str) -> Table:
    """The longest table with those beside it; pieces of a database that belong together are joined.

    Raises NothingThere, LinesAlone, or MixedArchive where one is neither known nor like the first.
    """
    filled = [table for table in tables if not table.frame.is_empty()]
    if not filled:
        raise NothingThere(name=name)
    pieces = {piece: table for table in filled if (piece := opencart.piece_of(table.headers))}
    if opencart.is_without_orders(pieces):
        raise LinesAlone(name=name)
    joined = opencart.joined({piece: table.frame for piece, table in pieces.items()}, line=LINE)
    used = set(map(id, pieces.values()))
    known = [replace(pieces[piece], frame=frame) for piece, frame in joined]
    rest = [table for table in filled if id(table) not in used]
    known += sorted(rest, key=lambda table: -table.frame.height)
    first, *beside = known
    for table in beside:
        if not recognised(table.headers) and table.headers != first.headers:
            raise MixedArchive(name=name, member=table.member)
    return replace(first, name=name, beside=tuple(beside))


def _read_archive(path: Path, name: str, encoding: str) -> list[Table]:
    return [
        replace(table, member=member)
        for member, content in tables_in(path, name=name)
        if content.strip()
        for table in _csv_tables(content, member, encoding)
    ]


def _read_csv(path: Path, name: str, encoding: str) -> list[Table]:
    return _csv_tables(path.read_bytes(), name, encoding)


def _csv_tables(content: bytes, name: str, encoding: str) -> list[Table]:
    text = decoded(content, encoding=encoding)
    found: Delimited = read_delimited(text.text, name=name)
    frame = found.frame.with_columns(pl.Series(LINE, found.lines, dtype=pl.Int64))
    return [Table(name, CSV, frame, text.encoding, found.delimiter, found.ragged)]


def _read_parquet(path: Path, name: str, _encoding: str) -> list[Table]:
    frame = pl.read_parquet(path)
    text = frame.select(as_text(frame[column]) for column in frame.columns)
    return [Table(name, PARQUET, text.with_row_index(LINE, offset=1).cast({LINE: pl.Int64}))]


def _read_excel(path: Path, name: str, _encoding: str) -> list[Table]:
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
        return [Table(name, EXCEL, filled)]
    raise NothingThere(name=name)


READERS: dict[str, Callable[[Path, str, str], list[Table]]] = {
    CSV: _read_csv,
    EXCEL: _read_excel,
    PARQUET: _read_parquet,
    ARCHIVE: _read_archive,
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
