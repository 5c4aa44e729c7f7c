from enum import StrEnum


class RefundLineKind(StrEnum):
    ADJUSTMENT = "adjustment"
    FEE = "fee"
    GIFT_CARD = "gift_card"
    PRODUCT = "product"
    SAMPLE = "sample"
    SHIPPING = "shipping"
    TEST = "test"

    def __str__(self) -> str:
        return str(self.value)
