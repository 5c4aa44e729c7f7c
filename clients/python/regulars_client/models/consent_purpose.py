from enum import StrEnum


class ConsentPurpose(StrEnum):
    OFFERS = "offers"
    SERVICE = "service"

    def __str__(self) -> str:
        return str(self.value)
