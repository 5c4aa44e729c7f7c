from enum import StrEnum


class SendEventsBodyEventsItemType3Name(StrEnum):
    ORDER_REFUNDED = "order.refunded"

    def __str__(self) -> str:
        return str(self.value)
