from enum import StrEnum


class SendEventsBodyEventsItemType8Name(StrEnum):
    SHIPMENT_UPDATED = "shipment.updated"

    def __str__(self) -> str:
        return str(self.value)
