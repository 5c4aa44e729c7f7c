"""What are a tile, a bar, a line of history and an empty page made of?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count, groupby

from django.utils.functional import Promise
from django.utils.safestring import SafeString

Words = str | Promise | SafeString

SPARK_WIDTH, SPARK_HEIGHT = 100, 32
INTERVAL_WIDTH, INTERVAL_MARGIN = 200, 6

_numbers = count(1)
next_number: Callable[[], int] = _numbers.__next__
"""Numbers for ids of elements that one page has several of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Empty:
    """What stands where nothing is yet: what would be here, and the next step."""

    title: Words
    says: Words
    url: str = ""
    verb: Words = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One line of a timeline.

    held: nothing was done, and `says` tells why. tone: star, steady, question, problem, tone-good,
    tone-warn or tone-bad. detail: what a tap opens. template, row: markup of the owner's own instead.
    """

    at: datetime
    title: Words = ""
    says: Words = ""
    detail: Words = ""
    tone: str = ""
    held: bool = False
    template: str = ""
    row: object = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far long work is.

    done, total: in `unit` (already in the reader's language); total 0 while unknown.
    rate: units a second. seconds_left: null while unknown. url: where the next look is fetched.
    """

    done: int
    total: int
    unit: Words
    url: str
    rate: float | None = None
    seconds_left: int | None = None
    finished: bool = False
    says: Words = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heat:
    """Shares by row and column, as a table whose cells are darker where the share is higher.

    rows: (label, size, shares 0..1 or None where the time hasn't come). What is darkest is `full`.
    """

    corner: Words
    size: Words
    columns: Sequence[Words]
    rows: Sequence[tuple[Words, int, Sequence[float | None]]]
    full: float = 0.6

    def cells(self) -> list[tuple[Words, int, list["HeatCell"]]]:
        return [(label, size, [self.cell(share) for share in shares]) for label, size, shares in self.rows]

    def cell(self, share: float | None) -> "HeatCell":
        depth = 0 if share is None else min(100, round(100 * share / self.full))
        return HeatCell(share, depth)


@dataclass(frozen=True, slots=True)
class HeatCell:
    share: float | None
    depth: int


def spark_path(values: Sequence[float | None]) -> tuple[str, str]:
    """A line through the values, and the area under it, as SVG paths in a box of 100 by 32; None is a gap."""
    told = [value for value in values if value is not None]
    low, high = min(told, default=0), max(told, default=0)
    step, span = SPARK_WIDTH / max(len(values) - 1, 1), (high - low) or 1
    lines, areas = [], []
    for is_told, run in groupby(enumerate(values), key=lambda each: each[1] is not None):
        if is_told:
            heights = [(i * step, ((value or 0) - low) / span) for i, value in run]
            points = [(x, SPARK_HEIGHT - 2 - part * (SPARK_HEIGHT - 4)) for x, part in heights]
            lines.append("M" + " L".join(f"{x:.1f},{y:.1f}" for x, y in points))
            (first, _), (last, _) = points[0], points[-1]
            areas.append(f"{lines[-1]} L{last:.1f},{SPARK_HEIGHT} L{first:.1f},{SPARK_HEIGHT} Z")
    return " ".join(lines), " ".join(areas)


@dataclass(frozen=True, slots=True, kw_only=True)
class IntervalBar:
    """An estimate with its range on a scale that holds zero; x in a box of 200."""

    low: float
    estimate: float
    high: float
    least: float
    most: float
    label: Words = field(default="")

    def x(self, value: float) -> float:
        span = (self.most - self.least) or 1
        inside = min(max(value, self.least), self.most)
        room = INTERVAL_WIDTH - 2 * INTERVAL_MARGIN
        return round(INTERVAL_MARGIN + room * (inside - self.least) / span, 1)

    @property
    def places(self) -> dict[str, float]:
        return {
            "zero": self.x(0),
            "low": self.x(self.low),
            "estimate": self.x(self.estimate),
            "high": self.x(self.high),
        }

    @property
    def verdict(self) -> str:
        """Class of the bar: the range lies below zero, above it, or holds it."""
        if self.high < 0:
            return "loses"
        return "" if self.low > 0 else "unsure"
