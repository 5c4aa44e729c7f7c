from enum import StrEnum


class ShipmentStatusType0(StrEnum):
    ANNOUNCED = "announced"
    DELIVERED = "delivered"
    FAILED = "failed"
    IN_TRANSIT = "in_transit"
    OUT_FOR_DELIVERY = "out_for_delivery"
    RETURNED = "returned"
    TO_COLLECT = "to_collect"

    def __str__(self) -> str:
        return str(self.value)
