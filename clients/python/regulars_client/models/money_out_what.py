from enum import StrEnum


class MoneyOutWhat(StrEnum):
    MARGIN = "margin"
    REVENUE = "revenue"

    def __str__(self) -> str:
        return str(self.value)
