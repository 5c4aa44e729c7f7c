"""What is a figure of the performance page?"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One row of bench/results.json.

    peer: what it was measured against, in the same run. target: None where the row only reports.
    better: whether the value should be at least or at most the target.
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
