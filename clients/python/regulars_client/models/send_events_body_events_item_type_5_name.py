from enum import StrEnum


class SendEventsBodyEventsItemType5Name(StrEnum):
    PRODUCT_UPDATED = "product.updated"

    def __str__(self) -> str:
        return str(self.value)
