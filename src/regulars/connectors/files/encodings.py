"""In which encoding was a text file written?"""

import re
from dataclasses import dataclass

from regulars.connectors.files.errors import NotThatEncoding, TwoEncodings, UnknownEncoding

ENCODINGS = ("utf-8", "utf-16", "cp1257", "cp1251", "cp1252")
"""What can be chosen: cp1257 is Windows' Baltic, cp1251 its Cyrillic, cp1252 its Western European one."""

HIGH = re.compile(rb"[\x80-\xff]+")
HIGH_WORD = re.compile(rb"(?<![A-Za-z\x80-\xff])[\x80-\xff]+(?![A-Za-z\x80-\xff])")
BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}

# Letters beyond ASCII by how often they stand in ordinary text, per thousand of such letters.
LETTERS = {
    "cp1257": {
        **dict(zip("āīšēūņļžčķģ", (340, 160, 110, 150, 50, 65, 70, 30, 12, 10, 5), strict=True)),
        **dict(zip("ėįąęųõäöüøåÅé", (60, 20, 25, 10, 40, 30, 60, 20, 30, 3, 3, 1, 5), strict=True)),
    },
    "cp1252": {
        **dict(zip("éäöüßåøæñ", (230, 130, 90, 130, 40, 60, 40, 30, 30), strict=True)),
        **dict(zip("áóíúàèêç", (60, 60, 40, 20, 50, 40, 20, 30), strict=True)),
        **dict(zip("âîôûùïëœòì£€°", (8, 8, 15, 6, 5, 6, 10, 2, 8, 6, 10, 10, 5), strict=True)),
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, and the encoding in which it was read."""

    text: str
    encoding: str


def decoded(raw: bytes, *, encoding: str = "") -> Decoded:
    """The text of `raw`, in the encoding it says it has, or else the one that it looks like.

    Raises NotThatEncoding, TwoEncodings or UnknownEncoding.
    """
    for bom, name in BOMS.items():
        if raw.startswith(bom):
            return Decoded(_strictly(raw, name), name)
    chosen = encoding or detected(raw)
    return Decoded(_strictly(raw, chosen), chosen)


def detected(raw: bytes) -> str:
    """The likeliest encoding of bytes without a mark of order. Raises TwoEncodings or UnknownEncoding."""
    if (wide := _without_mark(raw)) != "":
        return wide
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as broken:
        _refuse_a_mixture(raw, broken)
        return single_byte(raw)
    return "utf-8"


def single_byte(raw: bytes) -> str:
    """Which of Windows' code pages the bytes above 127 look like. Raises UnknownEncoding."""
    runs = HIGH.findall(raw)
    high = b"".join(runs)
    whole_words = sum(len(run) > 1 for run in HIGH_WORD.findall(raw))
    if whole_words > len(runs) * 0.5:
        return "cp1251"  # Cyrillic words are made of nothing else
    scores = {name: _likeness(high, name) for name in LETTERS}
    if not any(_readable(raw, name) for name in scores):
        raise UnknownEncoding(line=raw.count(b"\n", 0, raw.index(high[0])) + 1)
    return max(scores, key=lambda name: (_readable(raw, name), scores[name]))


def _without_mark(raw: bytes) -> str:
    """UTF-16 by its zero bytes, all on one side: of each comma, digit and line end, if not of the letters."""
    sample = raw[:4000]
    first, second = sample[::2].count(0), sample[1::2].count(0)
    if max(first, second) * 10 < len(sample) // 2 or min(first, second) * 10 > max(first, second):
        return ""
    return "utf-16-le" if second > first else "utf-16-be"


def _refuse_a_mixture(raw: bytes, broken: UnicodeDecodeError) -> None:
    """Mostly UTF-8 with a few other bytes is two files glued together: no single encoding reads it."""
    text = raw.decode("utf-8", errors="replace")
    wrong = text.count("\ufffd")
    right = sum(1 for char in text if char > "\x7f") - wrong
    if right > 5 * wrong:
        raise TwoEncodings(line=raw.count(b"\n", 0, broken.start) + 1)


def _likeness(high: bytes, encoding: str) -> int:
    usual = LETTERS[encoding]
    return sum(usual.get(char.lower(), -100) for char in high.decode(encoding, errors="replace"))


def _readable(raw: bytes, encoding: str) -> bool:
    try:
        return "\x81" not in raw.decode(encoding)
    except UnicodeDecodeError:
        return False


def _strictly(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as broken:
        line = raw.count(b"\n", 0, broken.start) + 1
        raise NotThatEncoding(encoding=encoding, line=line) from None
