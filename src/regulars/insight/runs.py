"""Where does each group's run of rows begin and end in sorted arrays?"""

from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
S = TypeVar("S", bound=np.generic)


@dataclass(frozen=True, slots=True)
class Runs:
    """Runs of rows that belong together: where each starts, and how long it is."""

    starts: Ints
    lengths: Ints

    @property
    def rows(self) -> int:
        return int(self.lengths.sum())

    @property
    def lasts(self) -> Ints:
        """The last row of each run."""
        return self.starts + self.lengths - 1

    def total(self, values: NDArray[S]) -> NDArray[S]:
        """Each run's sum."""
        sums: NDArray[S] = np.add.reduceat(values, self.starts) if len(self.starts) else values[:0]
        return sums

    def largest(self, values: NDArray[S]) -> NDArray[S]:
        """Each run's maximum."""
        most: NDArray[S] = np.maximum.reduceat(values, self.starts) if len(self.starts) else values[:0]
        return most

    def running(self, values: Floats) -> Floats:
        """The sum from each run's first row on."""
        sums = np.cumsum(values)
        return sums - self.spread((sums - values)[self.starts])

    def spread(self, values: NDArray[S]) -> NDArray[S]:
        """Each run's value beside each of its rows."""
        return np.repeat(values, self.lengths)

    def places(self) -> Ints:
        """Each row's place in its run, from 0."""
        return np.arange(self.rows) - self.spread(self.starts)


def runs(*keys: NDArray[Any]) -> Runs:
    """The runs of rows that agree in all keys; rows of a group stand together."""
    rows = len(keys[0])
    fresh = np.ones(rows, bool)
    if rows:
        fresh[1:] = False
    for key in keys:
        fresh[1:] |= key[1:] != key[:-1]
    starts = np.flatnonzero(fresh)
    return Runs(starts, np.diff(np.append(starts, rows)))
