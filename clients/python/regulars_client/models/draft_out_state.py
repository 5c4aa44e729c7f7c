from enum import StrEnum


class DraftOutState(StrEnum):
    DISCARDED = "discarded"
    OPEN = "open"
    SWITCHED_ON = "switched_on"

    def __str__(self) -> str:
        return str(self.value)
