from enum import StrEnum


class BroughtOutWhat(StrEnum):
    MARGIN = "margin"
    REVENUE = "revenue"

    def __str__(self) -> str:
        return str(self.value)
