"""In which alphabet does a text travel as SMS, in how many parts, and what does that cost?

3GPP TS 23.038 (GSM 03.38) for the alphabets, 3GPP TS 23.040 for long texts: a part of several gives six bytes
to the header that joins them. A character of the extension table takes two places, and is never torn apart.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

GSM_7 = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""The basic table, by its codes from 0 on; 0x1B leads over to the extension."""
ESCAPE = 0x1B
EXTENSION = {
    "\f": 0x0A, "^": 0x14, "{": 0x28, "}": 0x29, "\\": 0x2F, "[": 0x3C, "~": 0x3D, "]": 0x3E, "|": 0x40,
    "€": 0x65,
}  # fmt: skip
CODES = {character: code for code, character in enumerate(GSM_7) if code != ESCAPE}
PLAIN = str.maketrans({
    "‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-",
    "‑": "-", "…": "...", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u00ad": "", "\u200b": "", "\r": "",
})  # fmt: skip
"""Typography that would turn a whole text into UCS-2, and what says the same."""

Alphabet = Literal["GSM-7", "UCS-2"]
ONE = {"GSM-7": 160, "UCS-2": 70}
OF_SEVERAL = {"GSM-7": 153, "UCS-2": 67}
MOST_PARTS = 10


@dataclass(frozen=True, slots=True)
class Measure:
    """How a text travels. units: septets of GSM-7, 16-bit units of UCS-2. parts: it is paid for by part."""

    alphabet: Alphabet
    units: int
    parts: tuple[str, ...]


def calm(text: str) -> str:
    """The text, its typography in plain form where that makes the difference between the alphabets."""
    plain = text.translate(PLAIN).strip()
    return plain if _is_gsm(plain) else text.replace("\r", "").strip()


def measured(text: str) -> Measure:
    """The text as it travels, cut into parts where it has to be."""
    alphabet: Alphabet = "GSM-7" if _is_gsm(text) else "UCS-2"
    units = sum(_width(character, alphabet) for character in text)
    whole = units <= ONE[alphabet]
    return Measure(alphabet, units, (text,) if whole else tuple(_cut(text, alphabet)))


def cost(measure: Measure, *, price: Decimal) -> Decimal:
    """What a text costs at so much for each part."""
    return len(measure.parts) * price


def encoded(part: str, *, alphabet: Alphabet) -> bytes:
    """A part in the bytes of its alphabet: a septet to a byte, as SMSCs take it, or UTF-16."""
    if alphabet == "UCS-2":
        return part.encode("utf-16-be", "surrogatepass")
    return b"".join(
        bytes((CODES[character],)) if character in CODES else bytes((ESCAPE, EXTENSION[character]))
        for character in part
    )


def decoded(raw: bytes, *, alphabet: Alphabet) -> str:
    """The text of bytes that came; what is no character of the alphabet becomes a question mark."""
    if alphabet == "UCS-2":
        return raw.decode("utf-16-be", "replace")
    extended = {code: character for character, code in EXTENSION.items()}
    characters, codes = [], iter(raw)
    for code in codes:
        if code == ESCAPE:
            characters.append(extended.get(next(codes, 0), "?"))
        else:
            characters.append(GSM_7[code] if code < len(GSM_7) else "?")
    return "".join(characters)


def _is_gsm(text: str) -> bool:
    return all(character in CODES or character in EXTENSION for character in text)


def _width(character: str, alphabet: Alphabet) -> int:
    if alphabet == "GSM-7":
        return 1 if character in CODES else 2
    return 1 if ord(character) <= 0xFFFF else 2


def _cut(text: str, alphabet: Alphabet) -> Iterator[str]:
    part, room = "", OF_SEVERAL[alphabet]
    for character in text:
        width = _width(character, alphabet)
        if width > room:
            yield part
            part, room = "", OF_SEVERAL[alphabet]
        part, room = part + character, room - width
    yield part
