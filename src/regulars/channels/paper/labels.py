"""How do addresses come onto sheets of labels?"""

from collections.abc import Sequence

from reportlab.lib.units import mm

from regulars.channels.paper.canvas import BOLD, PLAIN, blank, finished, fitting
from regulars.channels.paper.queries import Piece
from regulars.channels.paper.sheets import A4, Sheet
from regulars.customers import postal

INSIDE = 4.0
"""Millimetres between a label's edge and its words: printers are never quite exact."""
SIZE, LEADING = 10.5, 1.22


def labels(pieces: Sequence[Piece], *, sheet: Sheet, start: int = 1, sent_from: str, language: str) -> bytes:
    """The addresses as PDF. start: the first free place of the first sheet, from 1."""
    width, height = A4
    canvas = blank(width, height, title="Regulars: labels")
    corners = list(sheet.corners())
    place = start - 1
    for piece in pieces:
        if place == sheet.places:
            canvas.showPage()
            place = 0
        left, top = corners[place]
        lines = postal.lines(piece.address, sent_from=sent_from, language=language)
        room, most = (sheet.width - 2 * INSIDE) * mm, (sheet.height - 2 * INSIDE) * mm
        size = min(SIZE, most / len(lines) / LEADING)
        block = size * LEADING * len(lines)
        y = (height - top) * mm - (sheet.height * mm - block) / 2
        for n, line in enumerate(lines):
            font = PLAIN if n else BOLD
            text, fits = fitting(line, font=font, size=size, room=room)
            y -= size * LEADING
            canvas.setFont(font, fits)
            canvas.drawString((left + INSIDE) * mm, y + size * (LEADING - 1), text)
        place += 1
    canvas.showPage()
    return finished(canvas)
