"""By which code does somebody with a card make themselves known?

Eight of 32 letters and digits, without those that are taken for others when they are read or typed: 0 and O,
1 and I. 32^8 codes are a million million, so that nobody guesses one of a shop's thousands.
"""

import secrets

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
LENGTH = 8


def new() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def shown(code: str) -> str:
    """As it stands on the card: K7QM-4XTP."""
    return f"{code[:4]}-{code[4:]}"


def read(text: str) -> str:
    """The code that somebody typed or said, however they wrote it; '' of what can't be one."""
    typed = "".join(letter for letter in text.upper() if letter.isalnum())
    return typed if len(typed) == LENGTH and set(typed) <= set(LETTERS) else ""
