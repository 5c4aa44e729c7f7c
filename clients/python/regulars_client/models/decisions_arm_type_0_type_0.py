from enum import StrEnum


class DecisionsArmType0Type0(StrEnum):
    HELD_OUT = "held_out"
    TREATED = "treated"
    VALUE_2 = ""

    def __str__(self) -> str:
        return str(self.value)
