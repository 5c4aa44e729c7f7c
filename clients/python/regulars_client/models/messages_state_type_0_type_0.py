from enum import StrEnum


class MessagesStateType0Type0(StrEnum):
    ACCEPTED = "accepted"
    CLAIMED = "claimed"
    FAILED = "failed"
    HANDED_OVER = "handed_over"
    PLANNED = "planned"
    SKIPPED = "skipped"
    UNKNOWN = "unknown"

    def __str__(self) -> str:
        return str(self.value)
