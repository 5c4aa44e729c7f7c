from enum import StrEnum


class KpisDays(StrEnum):
    VALUE_0 = "30"
    VALUE_1 = "90"
    VALUE_2 = "365"
    VALUE_3 = "0"

    def __str__(self) -> str:
        return str(self.value)
