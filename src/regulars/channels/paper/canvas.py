"""With which letters is a PDF written, and how does a text keep within its room?

PT Sans has all letters of Latvian, Bulgarian and Russian, and its licence (OFL 1.1) lets it be embedded.
"""

from functools import cache
from typing import Any

import fontpkg
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

PLAIN, BOLD = "PT Sans", "PT Sans Bold"
SMALLEST = 6.0
UNKNOWN = "?"


@cache
def register() -> None:
    """Let PDFs be written with our fonts, of which each holds what it needs."""
    for name, weight in ((PLAIN, 400), (BOLD, 700)):
        pdfmetrics.registerFont(TTFont(name, str(fontpkg.path("PT Sans", weight=weight))))


def blank(width: float, height: float, *, title: str) -> Canvas:
    """An empty page, in millimetres."""
    register()
    canvas = Canvas("", pagesize=(width * mm, height * mm), invariant=1)
    canvas.setTitle(title)
    canvas.setCreator("Regulars")
    return canvas


def finished(canvas: Canvas) -> bytes:
    """The pages as a file."""
    file: bytes = canvas.getpdfdata()
    return file


def sayable(text: str) -> str:
    """The text in letters that the font has; others would be empty boxes."""
    register()
    known = pdfmetrics.getFont(PLAIN).face.charToGlyph
    return "".join(letter if ord(letter) in known else UNKNOWN for letter in text)


def fitting(text: str, *, font: str, size: float, room: float) -> tuple[str, float]:
    """The text and the size at which it keeps within its room, in points; cut where none is small enough."""
    text = sayable(text)
    while size > SMALLEST and wide(text, font=font, size=size) > room:
        size -= 0.5
    while len(text) > 1 and wide(text, font=font, size=size) > room:
        text = text.removesuffix("…")[:-1].rstrip() + "…"
    return text, size


def wrapped(text: str, *, font: str, size: float, room: float) -> list[str]:
    """The text in lines that keep within their room; a word that doesn't is broken."""
    lines: list[str] = []
    for word in sayable(text).split():
        grown = f"{lines[-1]} {word}" if lines else word
        if lines and wide(grown, font=font, size=size) <= room:
            lines[-1] = grown
            continue
        rest = word
        while wide(rest, font=font, size=size) > room and len(rest) > 1:
            cut = next(
                n
                for n in range(len(rest) - 1, 0, -1)
                if n == 1 or wide(rest[:n], font=font, size=size) <= room
            )
            lines.append(rest[:cut])
            rest = rest[cut:]
        lines.append(rest)
    return lines


def wide(text: str, *, font: str, size: float) -> float:
    """How wide the text is, in points."""
    width: Any = pdfmetrics.stringWidth(text, font, size)
    return float(width)
