"""What was found to be wrong in a file so far?"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import polars as pl

from regulars.connectors.files.reading import LINE
from regulars.connectors.files.reasons import Problem

SHOWN = 200
"""Of a cell that is quoted, in characters."""


@dataclass(slots=True)
class Problems:
    """The problems found so far, as frames of the columns line, column, value, reason."""

    found: list[pl.DataFrame] = field(default_factory=list)

    def note(self, frame: pl.DataFrame, *, reason: str, column: str = "", value: str = "") -> None:
        """Note every row of `frame`. column: as the file calls it. value: our name of what to quote."""
        if frame.height:
            told = pl.col(value).cast(pl.String).str.slice(0, SHOWN).fill_null("") if value else pl.lit("")
            self.found.append(
                frame.select(line=pl.col(LINE), column=pl.lit(column), value=told, reason=pl.lit(reason))
            )

    def frame(self) -> pl.DataFrame:
        """All problems in the order of the file."""
        empty = pl.DataFrame(
            schema={"line": pl.Int64, "column": pl.String, "value": pl.String, "reason": pl.String}
        )
        return pl.concat([empty, *self.found]).sort("line", "column", maintain_order=True)

    def __iter__(self) -> Iterator[Problem]:
        return (Problem(*row) for row in self.frame().iter_rows())
