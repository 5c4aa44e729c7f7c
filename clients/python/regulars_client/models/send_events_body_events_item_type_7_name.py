from enum import StrEnum


class SendEventsBodyEventsItemType7Name(StrEnum):
    CART_UPDATED = "cart.updated"

    def __str__(self) -> str:
        return str(self.value)
