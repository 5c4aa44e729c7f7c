from enum import StrEnum


class CampaignOutTiming(StrEnum):
    OWN_HOUR = "own_hour"
    PERSON = "person"
    SHOP = "shop"

    def __str__(self) -> str:
        return str(self.value)
