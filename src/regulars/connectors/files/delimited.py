"""What rows does a text of delimited values hold, and in which line does each begin?"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from regulars.connectors.files.errors import NoColumns, NothingThere, OpenQuote
from regulars.connectors.files.headers import header_row, unique_names

DELIMITERS = (",", ";", "\t", "|")
SAMPLE_LINES = 200
EXCEL_HINT = "sep="  # the first line by which Excel says how it separates
csv.field_size_limit(2**24)  # a cell with a whole page in it is still a cell


@dataclass(frozen=True, slots=True)
class Delimited:
    """Rows as text; empty cells are null. ragged: lines with more cells than there are columns."""

    frame: pl.DataFrame
    lines: pl.Series
    delimiter: str
    ragged: tuple[int, ...] = ()


def read_delimited(text: str, *, name: str) -> Delimited:
    """Raises NothingThere, NoColumns or OpenQuote."""
    plain = _with_newlines(text)
    sample = plain[: _end_of_line(plain, SAMPLE_LINES)]
    hinted, skipped = _hint(sample)
    delimiter = hinted or sniff(sample)
    if not delimiter:
        raise NoColumns(name=name)
    rows = _rows(sample.split("\n", skipped)[skipped], delimiter)[:20]
    at = header_row(rows)
    names = unique_names(rows[at])
    if not any(row for row in rows[at + 1 :]):
        raise NothingThere(name=name)
    first = skipped + sum(1 + sum(cell.count("\n") for cell in row) for row in rows[: at + 1])
    body = plain[_end_of_line(plain, first) :]
    return _quickly(body, names, delimiter, first) or _exactly(body, names, delimiter, first)


def sniff(sample: str) -> str:
    """The delimiter by which most rows have as many cells as the widest; '' when none makes columns."""
    best, found = (0, 0), ""
    for delimiter in DELIMITERS:
        widths = [len(row) for row in _rows(sample, delimiter) if row]
        usual = max(set(widths), key=widths.count)
        score = (sum(width == usual for width in widths) * min(usual - 1, 1), usual)
        if usual > 1 and score > best:
            best, found = score, delimiter
    return found


def _quickly(body: str, names: Sequence[str], delimiter: str, first: int) -> Delimited | None:
    """By polars; None when lines aren't rows, so that only a careful reading can tell lines and rows."""
    try:
        frame = pl.read_csv(
            body.encode(), has_header=False, new_columns=list(names), separator=delimiter, infer_schema=False
        )
    except pl.exceptions.PolarsError:
        return None
    if frame.width != len(names) or frame.height != body.count("\n") + (not body.endswith("\n")):
        return None
    return _without_blanks(frame, pl.Series(range(first + 1, first + 1 + frame.height)), delimiter)


def _exactly(body: str, names: Sequence[str], delimiter: str, first: int) -> Delimited:
    """By Python's csv module, which knows the line that each row begins in."""
    rows: list[list[str]] = []
    lines: list[int] = []
    ragged: list[int] = []
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=delimiter)
    begins = 1
    for row in reader:
        if any(cell for cell in row[len(names) :]):
            ragged.append(first + begins)
        elif row:
            rows.append(row[: len(names)] + [""] * (len(names) - len(row)))
            lines.append(first + begins)
        begins = reader.line_num + 1
    _refuse_open_quote(body, lines, first)
    frame = pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String), orient="row")
    frame = frame.with_columns(pl.col(name).replace("", None) for name in names)
    return _without_blanks(frame, pl.Series(lines, dtype=pl.Int64), delimiter, tuple(ragged))


def _without_blanks(
    frame: pl.DataFrame, lines: pl.Series, delimiter: str, ragged: tuple[int, ...] = ()
) -> Delimited:
    filled = frame.select(pl.any_horizontal(pl.all().is_not_null())).to_series()
    if filled.all():
        return Delimited(frame, lines, delimiter, ragged)
    return Delimited(frame.filter(filled), lines.filter(filled), delimiter, ragged)


def _refuse_open_quote(body: str, lines: Sequence[int], first: int) -> None:
    if not lines:
        return
    last = lines[-1] - first
    if body[_end_of_line(body, last - 1) :].count('"') % 2:
        raise OpenQuote(line=lines[-1])


def _rows(text: str, delimiter: str) -> list[list[str]]:
    """The rows of a sample. One that was cut in a quoted cell is read as far as it goes."""
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def _hint(sample: str) -> tuple[str, int]:
    """The delimiter that Excel's own first line names, and how many lines that takes."""
    line = sample.partition("\n")[0].strip().strip('"')
    if line.lower().startswith(EXCEL_HINT) and len(line) == len(EXCEL_HINT) + 1:
        return line[-1], 1
    return "", 0


def _with_newlines(text: str) -> str:
    """Every line ended by one newline, as Windows and old Macs end them otherwise."""
    if "\r" not in text:
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _end_of_line(text: str, count: int) -> int:
    """The position after the first `count` lines."""
    at = 0
    for _ in range(count):
        found = text.find("\n", at)
        if found < 0:
            return len(text)
        at = found + 1
    return at
