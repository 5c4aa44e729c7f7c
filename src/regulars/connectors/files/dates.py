"""Which moment does a cell hold, and in which order does its column write day and month?

What each cell proves is gathered over the whole column: `13/12/2010` has the day first, `12/13/2010` the
month, `05/06/2010` proves nothing by itself.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from functools import cache, lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from babel.dates import get_month_names

DAY_FIRST, MONTH_FIRST = "day", "month"
ISO, NUMERIC, NAMED, COUNTED = "iso", "numeric", "named", "counted"
LANGUAGES = ("en", "lv", "bg", "ru")
EXCEL_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 a wall clock, its zone comes later
CENTURY_TURNS = 70  # of two digits: 70-99 are 19.., 00-69 are 20..

CLOCK = (
    r"(?:[T ,]+(?:at |в |plkst\.? )?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})"
    r"(?:[.,](?P<fraction>\d+))?)?\s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?\.?"
)
WEEKDAY = r"(?:[^\W\d]+\.?,? )?"
DAY, NAME = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<name>[^\W\d]+)"
YEAR = r"(?P<year>\d{4}|\d{2})\.?(?: ?г\.?)?"
WRITTEN = {
    ISO: r"(?P<year>\d{4})(?P<sep>[-./])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})" + CLOCK,
    "compact": r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})"
    r"(?:T?(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})?)?",
    NUMERIC: r"(?P<first>\d{1,2})(?P<sep>[-./ ])(?P<other>\d{1,2})(?P=sep)" + YEAR + CLOCK,
    NAMED: WEEKDAY + DAY + r"[-. ]+" + NAME + r"\.?,?[- ]+" + YEAR + CLOCK,
    "name first": WEEKDAY + NAME + r"\.? " + DAY + r",? (?P<year>\d{4})" + CLOCK,
    "year first": r"(?P<year>\d{4})\. ?gada (?P<day>\d{1,2})\. " + NAME + CLOCK,
}
PATTERNS = {name: re.compile(text, re.IGNORECASE) for name, text in WRITTEN.items()}
SHAPES = {"compact": ISO, "name first": NAMED, "year first": NAMED}
SERIAL = re.compile(r"[23456]\d{4}(?:\.\d+)?")
EPOCH = re.compile(r"1\d{9}(?:\d{3})?")


@dataclass(frozen=True, slots=True)
class Cell:
    """A date taken apart. form: iso, numeric, named or counted. proves: the order it proves, or ''."""

    form: str
    moment: datetime | None = None
    match: re.Match[str] | None = None
    proves: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What a column's cells tell together. of: how many prove each order, or prove nothing.

    first: for each order, and for '', the number of the first cell that tells it.
    """

    forms: dict[str, int]
    of: dict[str, int]
    first: dict[str, int]
    order: str = ""

    @property
    def contradicts(self) -> bool:
        return DAY_FIRST in self.of and MONTH_FIRST in self.of

    @property
    def unclear(self) -> bool:
        return "" in self.of and not self.order


@lru_cache(maxsize=100_000)
def apart(text: str) -> Cell | None:
    """A cell taken apart; None when it is no date at all."""
    value = " ".join(text.split()).lstrip("'")
    for name, pattern in PATTERNS.items():
        if match := pattern.fullmatch(value):
            form = SHAPES.get(name, name)
            return Cell(form, match=match, proves=_proof(match) if form == NUMERIC else "")
    if SERIAL.fullmatch(value):
        return Cell(COUNTED, moment=EXCEL_ZERO + timedelta(seconds=round(float(value) * 86_400)))
    if EPOCH.fullmatch(value):
        return Cell(COUNTED, moment=datetime.fromtimestamp(int(value[:10]), UTC))
    return None


def told(texts: Iterable[str]) -> Told:
    """What the cells of a column, in the order of the file, tell of how it writes dates."""
    forms: dict[str, int] = {}
    of: dict[str, int] = {}
    first: dict[str, int] = {}
    open_cells = []
    for place, text in enumerate(texts):
        if (cell := apart(text)) is None:
            continue
        forms[cell.form] = forms.get(cell.form, 0) + 1
        if cell.form == NUMERIC:
            of[cell.proves] = of.get(cell.proves, 0) + 1
            first.setdefault(cell.proves, place)
            open_cells.append(cell)
    proven = [order for order in (DAY_FIRST, MONTH_FIRST) if order in of]
    order = proven[0] if len(proven) == 1 else _by_sequence(open_cells) if not proven else ""
    return Told(forms, of, first, order)


def moment(text: str, *, order: str, zone: ZoneInfo) -> datetime | None:
    """The moment that a cell holds, in UTC; None when it holds none in this order.

    zone: of the shop, for cells that name none. A date alone is the day's first moment there.
    """
    cell = apart(text)
    if cell is None:
        return None
    order = order if cell.form == NUMERIC else ""
    found = _read(cell.match, order) if cell.match else cell.moment
    if found is None:
        return None
    local = found if found.tzinfo else found.replace(tzinfo=zone)
    try:
        return local.astimezone(UTC)
    except OverflowError:
        return None


def _proof(match: re.Match[str]) -> str:
    first, other = int(match["first"]), int(match["other"])
    if first > 12:
        return DAY_FIRST
    if other > 12:
        return MONTH_FIRST
    return DAY_FIRST if match["sep"] == "." else ""  # nobody writes 12.31.2010


def _by_sequence(cells: list[Cell]) -> str:
    """Exports are sorted by date: the order that makes the column run one way, when only one does."""
    runs = [order for order in (DAY_FIRST, MONTH_FIRST) if _is_sorted(cells, order)]
    return runs[0] if len(runs) == 1 else ""


def _is_sorted(cells: list[Cell], order: str) -> bool:
    days = [found for cell in cells if cell.match and (found := _read(cell.match, order))]
    steps = {later > earlier for earlier, later in pairwise(days) if later != earlier}
    return len(days) == len(cells) and len(steps) == 1 and len(set(days)) > 2


def _read(match: re.Match[str], order: str) -> datetime | None:
    """The wall clock or moment of a match. order: of its day and month when it is numeric, else ''."""
    parts = match.groupdict()
    day, month = parts.get("day"), parts.get("month")
    if "first" in parts:
        day, month = parts["first"], parts["other"]
        if order == MONTH_FIRST:
            day, month = month, day
    elif "name" in parts:
        month = _months().get(parts["name"].casefold().rstrip("."), "0")
    try:
        hour, minute, second, fraction = _clock(parts)
        zone = _offset(parts.get("zone") or "")
        return datetime(
            _year(parts["year"]), int(month or 0), int(day or 0), hour, minute, second, fraction, zone
        )
    except ValueError:
        return None


def _year(text: str) -> int:
    year = int(text)
    if len(text) == 4:
        return year
    return year + (1900 if year >= CENTURY_TURNS else 2000)


def _clock(parts: Mapping[str, str | None]) -> tuple[int, int, int, int]:
    """Hour, minute, second and microsecond; raises ValueError for half days that there aren't."""
    hour = int(parts.get("hour") or 0)
    half = (parts.get("half") or "").casefold().replace(".", "")
    if half:
        if not 1 <= hour <= 12:
            raise ValueError(hour)
        hour = hour % 12 + (12 if half == "pm" else 0)
    fraction = ((parts.get("fraction") or "") + "000000")[:6]
    return hour, int(parts.get("minute") or 0), int(parts.get("second") or 0), int(fraction)


def _offset(text: str) -> timezone | None:
    if not text:
        return None
    if text.upper() in {"Z", "UTC", "GMT"}:
        return UTC
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes))


@cache
def _months() -> dict[str, str]:
    """Names of months, whole and shortened, as they stand alone and in dates, in our languages (CLDR)."""
    return {
        str(name).casefold().rstrip("."): str(number)
        for language in LANGUAGES
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for number, name in get_month_names(width, context, language).items()
    } | {"sept": "9"}
