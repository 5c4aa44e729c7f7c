from enum import StrEnum


class SendEventsBodyEventsItemType2Name(StrEnum):
    ORDER_CANCELLED = "order.cancelled"

    def __str__(self) -> str:
        return str(self.value)
