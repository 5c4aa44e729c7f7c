from enum import StrEnum


class SendEventsBodyEventsItemType6Name(StrEnum):
    CONSENT_GIVEN = "consent.given"
    CONSENT_WITHDRAWN = "consent.withdrawn"

    def __str__(self) -> str:
        return str(self.value)
