"""How do labels lie on a sheet?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

A4 = (210.0, 297.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Labels on A4, all in millimetres. left, top: of the first; across, down: from one to the next."""

    label: str | Promise
    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    across: float
    down: float

    @property
    def places(self) -> int:
        return self.columns * self.rows

    def corners(self) -> Iterator[tuple[float, float]]:
        """The upper left corner of each place, row by row, from the sheet's upper left corner."""
        for row in range(self.rows):
            for column in range(self.columns):
                yield self.left + column * self.across, self.top + row * self.down


SHEETS: Mapping[str, Sheet] = {
    "21": Sheet(
        label=_("21 on A4, 63.5 × 38.1 mm (as L7160)"),
        columns=3, rows=7, width=63.5, height=38.1, left=7.25, top=15.15, across=66.0, down=38.1,
    ),
    "24": Sheet(
        label=_("24 on A4, 63.5 × 33.9 mm (as L7159)"),
        columns=3, rows=8, width=63.5, height=33.9, left=7.25, top=12.9, across=66.0, down=33.9,
    ),
    "24_edge": Sheet(
        label=_("24 on A4, 70 × 37 mm, without a margin"),
        columns=3, rows=8, width=70.0, height=37.0, left=0.0, top=0.5, across=70.0, down=37.0,
    ),
}  # fmt: skip
"""Those that are sold most in Europe. The first two lie in the middle of A4: (210 - 2 * 66 - 63.5) / 2 = 7.25
and (297 - 7 * 38.1) / 2 = 15.15, (297 - 8 * 33.9) / 2 = 12.9."""
