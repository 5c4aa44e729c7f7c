from enum import StrEnum


class TrialOutWinner(StrEnum):
    A = "a"
    B = "b"
    VALUE_2 = ""

    def __str__(self) -> str:
        return str(self.value)
