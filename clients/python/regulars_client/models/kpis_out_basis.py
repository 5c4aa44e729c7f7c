from enum import StrEnum


class KpisOutBasis(StrEnum):
    PROFIT = "profit"
    REVENUE = "revenue"

    def __str__(self) -> str:
        return str(self.value)
