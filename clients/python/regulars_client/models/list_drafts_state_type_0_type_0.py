from enum import StrEnum


class ListDraftsStateType0Type0(StrEnum):
    DISCARDED = "discarded"
    OPEN = "open"
    SWITCHED_ON = "switched_on"

    def __str__(self) -> str:
        return str(self.value)
