from enum import StrEnum


class CampaignResultOutTiming(StrEnum):
    OWN_HOUR = "own_hour"
    PERSON = "person"
    SHOP = "shop"

    def __str__(self) -> str:
        return str(self.value)
