"""What do the cells of the columns hold, as numbers, moments and words?

Each different text of a column is read once; what can't be read is noted with its line, and the row is held
back when it can't do without.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import TypeVar
from zoneinfo import ZoneInfo

import polars as pl

from regulars.connectors.files import dates, numerals
from regulars.connectors.files.errors import DatesContradict, DatesUnclear
from regulars.connectors.files.evidence import NUMBERS
from regulars.connectors.files.mapping import Mapping
from regulars.connectors.files.problems import Problems
from regulars.connectors.files.reading import LINE, Table
from regulars.connectors.files.words import NOTHING

T = TypeVar("T")

AMOUNT = pl.Decimal(38, 9)
MOMENT = pl.Datetime("us", "UTC")
IDS = ("order_id", "order_number", "customer_id", "sku", "phone", "original_order", "review_id", "card")
IN_WORDS = (  # somebody is called Null
    "product", "name", "first_name", "last_name", "category", "brand", "title", "body", "reply", "tier",
    "consent_text",
)  # fmt: skip
LONGEST_ID = 255
PLACED_AS_TOLD = "placed_as_told"
"""The column that holds an order's date as the file writes it."""

FLOAT_IDS = r"^\d+\.0$"
OPTIONAL_MOMENTS = (
    "cancelled_at", "updated_at", "customer_since", "consent_email_at", "consent_sms_at", "confirmed_at",
    "refused_at", "suppressed_at", "written_at",
)  # fmt: skip

LEADING = ("written_at", "consent_email_at", "confirmed_at", "refused_at", "suppressed_at")


@dataclass(frozen=True, slots=True)
class Terms:
    """The shop's own: ISO 4217 currency, IANA zone, ISO 3166 country, and the moment of the import."""

    currency: str
    zone: ZoneInfo
    at: datetime
    country: str = ""


@dataclass(slots=True)
class Cells:
    """A file's rows with their cells read.

    frame: a column per mapped field, and LINE. out: lines held back. date_order: as the column writes it.
    """

    table: Table
    mapping: Mapping
    terms: Terms
    frame: pl.DataFrame
    problems: Problems = field(default_factory=Problems)
    out: set[int] = field(default_factory=set)
    date_order: str = dates.DAY_FIRST

    def has(self, *names: str) -> bool:
        return all(name in self.mapping.columns for name in names)

    def hold_back(self, rows: pl.DataFrame, *, reason: str, of: str = "", value: str = "") -> None:
        """Note rows that can't be imported. of: the field whose column is to blame."""
        self.problems.note(rows, reason=reason, column=self.mapping.columns.get(of, ""), value=value or "")
        self.out.update(rows[LINE].to_list())

    def left(self) -> pl.DataFrame:
        """The rows that nothing holds back."""
        return self.frame.filter(~pl.col(LINE).is_in(list(self.out))) if self.out else self.frame


def read_cells(table: Table, mapping: Mapping, *, terms: Terms) -> Cells:
    """Read a table as its mapping says. Raises DatesUnclear or DatesContradict."""
    cells = Cells(table, mapping, terms, texts(table, mapping))
    for line in table.ragged:
        cells.hold_back(pl.DataFrame({LINE: [line]}), reason="too_many_cells")
    for name in (*IDS, "email"):
        if cells.has(name):
            long = cells.frame.filter(pl.col(name).str.len_chars() > LONGEST_ID)
            cells.hold_back(long, reason="too_long", of=name, value=name)
    _read_numbers(cells)
    _read_moments(cells)
    return cells


def _read_moments(cells: Cells) -> None:
    if cells.has("placed_at"):
        _read_dates(cells)
    elif lead := leading(cells.mapping):
        cells.date_order = order_of(cells.frame, lead, mapping=cells.mapping)
    for name in OPTIONAL_MOMENTS:
        if cells.has(name):
            _read_optional(cells, name, lambda text: _moment(text, cells))
    if cells.has("birth_date"):
        _read_optional(cells, "birth_date", lambda text: _day(text, cells))


def texts(table: Table, mapping: Mapping) -> pl.DataFrame:
    """The mapped columns by our names, without outer spaces and without words that mean nothing."""
    frame = table.frame.select(
        pl.col(LINE),
        *(
            pl.col(header).str.replace_all("\0", "", literal=True).str.strip_chars().alias(name)
            for name, header in mapping.columns.items()
        ),
    )
    nothing = pl.Series(sorted(NOTHING)).implode()
    empty = {name: pl.col(name) == "" for name in mapping.columns}
    empty |= {n: empty[n] | pl.col(n).str.to_lowercase().is_in(nothing) for n in empty if n not in IN_WORDS}
    frame = frame.with_columns(
        pl.when(is_empty).then(None).otherwise(pl.col(name)).alias(name) for name, is_empty in empty.items()
    )
    return frame.with_columns(_id(frame[name]) for name in IDS if name in mapping.columns)


def _id(column: pl.Series) -> pl.Series:
    """A number's name as text: without the `.0` that spreadsheets add, or the `'` that keeps them from it."""
    bare = column.str.strip_chars_start("'")
    if bare.drop_nulls().str.contains(FLOAT_IDS).all():
        return bare.str.strip_suffix(".0")
    return bare


def _read_numbers(cells: Cells) -> None:
    names = [name for name in cells.frame.columns if name in NUMBERS]
    ways = {name: numerals.writing(_different(cells.frame[name])) for name in names}
    sure = [way.decimal for way in ways.values() if way.sure]
    usual = numerals.COMMA if cells.table.delimiter == ";" else numerals.POINT
    otherwise = max((numerals.POINT, numerals.COMMA), key=sure.count) if sure else usual
    for name, way in ways.items():
        decimal = way.decimal if way.sure else otherwise
        read = _by_text(cells.frame[name], partial(numerals.number, decimal=decimal), AMOUNT)
        _hold_back_unread(cells, name, read, reason="not_a_number")
        cells.frame = cells.frame.with_columns(read.alias(name))


def _read_dates(cells: Cells) -> None:
    column = moments_told(cells.frame)
    cells.frame = cells.frame.with_columns(column, column.alias(PLACED_AS_TOLD))
    header = cells.mapping.columns["placed_at"]
    cells.date_order, forms = date_order(cells.frame, header=header, said=cells.mapping.date_order)
    usual = max(forms, key=lambda form: forms[form], default="")
    if len(forms) > 1 and not cells.mapping.mixed_dates:
        odd = [text for text in _different(column) if (cell := dates.apart(text)) and cell.form != usual]
        rows = cells.frame.filter(pl.col("placed_at").is_in(odd))
        cells.hold_back(rows, reason="other_date_form", of="placed_at", value="placed_at")
    zone = cells.terms.zone
    read = _by_text(column, lambda text: dates.moment(text, order=cells.date_order, zone=zone), MOMENT)
    _hold_back_unread(cells, "placed_at", read, reason="not_a_date")
    cells.frame = cells.frame.with_columns(read.alias("placed_at"))


def check_dates(table: Table, mapping: Mapping) -> None:
    """Raises DatesUnclear or DatesContradict when only the owner can say in which order dates are written."""
    of_dates = {"placed_at", "placed_time"}
    columns = {name: header for name, header in mapping.columns.items() if name in of_dates}
    if "placed_at" in columns:
        frame = texts(table, Mapping(subject=mapping.subject, columns=columns))
        frame = frame.with_columns(moments_told(frame))
        date_order(frame, header=columns["placed_at"], said=mapping.date_order)
    elif lead := leading(mapping):
        of_lead = Mapping(subject=mapping.subject, columns={lead: mapping.columns[lead]})
        order_of(texts(table, of_lead), lead, mapping=mapping)


def leading(mapping: Mapping) -> str:
    """The field whose column tells the order of dates where no order's date is told; '' without any."""
    return next((name for name in LEADING if name in mapping.columns), "")


def order_of(frame: pl.DataFrame, name: str, *, mapping: Mapping) -> str:
    """Whether the day or the month comes first, by this column. Raises DatesUnclear or DatesContradict."""
    told = frame.select(LINE, placed_at=name)
    return date_order(told, header=mapping.columns[name], said=mapping.date_order)[0]


def moments_told(frame: pl.DataFrame) -> pl.Series:
    """The texts of the dates, with the times that stand in a column of their own."""
    if "placed_time" not in frame.columns:
        return frame["placed_at"]
    both = pl.concat_str("placed_at", "placed_time", separator=" ", ignore_nulls=True)
    return frame.select(placed_at=both).to_series()


def date_order(frame: pl.DataFrame, *, header: str, said: str) -> tuple[str, dict[str, int]]:
    """Whether the day or the month comes first, and how many cells stand in which form.

    header: as the file calls the column. said: what the owner answered. Raises DatesUnclear or
    DatesContradict when the cells can't tell and nobody said.
    """
    different = _different(frame["placed_at"])
    told = dates.told(different)
    if said:
        return said, told.forms
    if told.contradicts:
        day, month = (different[told.first[order]] for order in (dates.DAY_FIRST, dates.MONTH_FIRST))
        raise DatesContradict(
            column=header,
            day_line=_line_of(frame, day),
            day_value=day,
            month_line=_line_of(frame, month),
            month_value=month,
        )
    if told.unclear:
        value = different[told.first[""]]
        raise DatesUnclear(column=header, line=_line_of(frame, value), value=value)
    return told.order or dates.DAY_FIRST, told.forms


def _line_of(frame: pl.DataFrame, text: str) -> int:
    return int(frame[LINE][frame["placed_at"].index_of(text) or 0])


def _read_optional(cells: Cells, name: str, read: Callable[[str], datetime | date | None]) -> None:
    values = _by_text(cells.frame[name], read, pl.Date if name == "birth_date" else MOMENT)
    unread = cells.frame.filter(cells.frame[name].is_not_null() & values.is_null())
    cells.problems.note(unread, reason="date_ignored", column=cells.mapping.columns[name], value=name)
    cells.frame = cells.frame.with_columns(values.alias(name))


def _moment(text: str, cells: Cells) -> datetime | None:
    return dates.moment(text, order=cells.date_order, zone=cells.terms.zone)


def _day(text: str, cells: Cells) -> date | None:
    moment = _moment(text, cells)
    return moment.astimezone(cells.terms.zone).date() if moment else None


def _hold_back_unread(cells: Cells, name: str, read: pl.Series, *, reason: str) -> None:
    unread = cells.frame.filter(cells.frame[name].is_not_null() & read.is_null())
    fresh = unread.filter(~pl.col(LINE).is_in(list(cells.out)))
    cells.hold_back(fresh, reason=reason, of=name, value=name)


def _by_text(
    column: pl.Series, read: Callable[[str], T | None], dtype: pl.DataType | type[pl.DataType]
) -> pl.Series:
    """The column read, each different text once."""
    different = _different(column)
    values = pl.Series([read(text) for text in different], dtype=dtype)
    if not different:
        return pl.Series([None] * len(column), dtype=dtype)
    return column.replace_strict(pl.Series(different), values, default=None, return_dtype=dtype)


def _different(column: pl.Series) -> list[str]:
    """The different texts of a column in the order in which they first stand there."""
    return column.drop_nulls().unique(maintain_order=True).to_list()
