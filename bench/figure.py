"""What is a figure of the performance page?"""

from dataclasses import dataclass
from typing import Literal, TypedDict


class Row(TypedDict):
    """A figure as it stands in bench/results.json, with the machine on which it was measured."""

    name: str
    value: float
    unit: str
    peer: str
    target: float | None
    better: str
    holds: bool | None
    machine: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One row of the page.

    peer: what it was measured against, in the same run, or what it consists of. target: None where the row
    only reports. better: whether the value should be at least or at most the target.
    """

    name: str
    value: float
    unit: str
    peer: str = ""
    target: float | None = None
    better: Literal["more", "less"] = "more"

    @property
    def holds(self) -> bool | None:
        """Whether the target is reached; None without one."""
        if self.target is None:
            return None
        return self.value >= self.target if self.better == "more" else self.value <= self.target

    def row(self, *, machine: str) -> Row:
        """This figure with where it was measured."""
        return Row(
            name=self.name,
            value=self.value,
            unit=self.unit,
            peer=self.peer,
            target=self.target,
            better=self.better,
            holds=self.holds,
            machine=machine,
        )


def scaled(full: int, share: float, *, least: int = 1) -> int:
    """So many of a full count; `least` where a share of it would measure nothing."""
    return max(round(full * share), least)
