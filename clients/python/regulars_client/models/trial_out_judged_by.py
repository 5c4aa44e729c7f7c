from enum import StrEnum


class TrialOutJudgedBy(StrEnum):
    CLICKS = "clicks"
    MONEY = "money"
    OPENS = "opens"
    ORDERS = "orders"

    def __str__(self) -> str:
        return str(self.value)
