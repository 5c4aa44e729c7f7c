"""How does a card for a parcel look?

Logo, thanks to the person by name, whoever signs, a code and a QR code that leads by us to the shop. All
lengths are in millimetres of A6; A5 is the same, 1.41 times as large.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override
from PIL.Image import Image
from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from regulars.channels.paper.canvas import BOLD, PLAIN, blank, finished, fitting, wrapped
from regulars.channels.paper.card_settings import SIZES
from regulars.channels.paper.codes import shown
from regulars.channels.words import called
from regulars.channels.writing.brand import Brand

WIDTH, HEIGHT = SIZES["a6"]
EDGE = 9.0
BAND = 22.0
QR = 32.0
QUIET = 2.0
"""White around a QR code: four of its modules, of which there are more than sixty in a row."""
HEADING, WORDS, SMALL = 17.0, 10.5, 7.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What one card says. words: '' for ours. leads_to: our address, behind the QR code."""

    given_name: str
    language: str
    number: str
    code: str
    leads_to: str
    shop: str
    words: str = ""
    signed_by: str = ""
    role: str = ""


def cards(told: Sequence[Card], *, size: str, brand: Brand, logo: Image | None = None) -> bytes:
    """A page for each card, as PDF."""
    width, height = SIZES[size]
    canvas = blank(width, height, title="Regulars: cards")
    for card in told:
        canvas.scale(width / WIDTH, width / WIDTH)
        with override(card.language):
            _draw(canvas, card, brand=brand, logo=logo, top=height * WIDTH / width)
        canvas.showPage()
    return finished(canvas)


def _draw(canvas: Canvas, card: Card, *, brand: Brand, logo: Image | None, top: float) -> None:
    _band(canvas, card, brand=brand, logo=logo, top=top)
    room = (WIDTH - 2 * EDGE) * mm
    canvas.setFillColor(HexColor(brand.ink))
    name = called(card.given_name, language=card.language)
    thanks = _("Thank you, %(name)s!") % {"name": name} if name else _("Thank you!")
    y = (top - BAND - 14) * mm
    text, size = fitting(thanks, font=BOLD, size=HEADING, room=room)
    canvas.setFont(BOLD, size)
    canvas.drawString(EDGE * mm, y, text)
    words = card.words or _(
        "For choosing us, and for your trust. We hope that what is in here brings you joy. If anything isn’t "
        "right, tell us, and we will put it right."
    )
    y = _paragraphs(canvas, words, y=y - 8 * mm, room=room, until=(EDGE + QR + 16) * mm)
    canvas.setFont(BOLD, WORDS)
    canvas.drawString(EDGE * mm, y - 2 * mm, fitting(card.signed_by, font=BOLD, size=WORDS, room=room)[0])
    role = card.role if card.signed_by else ""
    canvas.setFont(PLAIN, SMALL)
    canvas.drawString(EDGE * mm, y - 6 * mm, fitting(role, font=PLAIN, size=SMALL, room=room)[0])
    _code(canvas, card)


def _band(canvas: Canvas, card: Card, *, brand: Brand, logo: Image | None, top: float) -> None:
    """The logo on white above a line of the store's colour, else its name on that colour."""
    canvas.setFillColor(HexColor(brand.accent))
    if logo is None:
        canvas.rect(0, (top - BAND) * mm, WIDTH * mm, BAND * mm, stroke=0, fill=1)
        canvas.setFillColor(HexColor(brand.on_accent))
        text, size = fitting(card.shop, font=BOLD, size=15, room=(WIDTH - 2 * EDGE) * mm)
        canvas.setFont(BOLD, size)
        canvas.drawString(EDGE * mm, (top - BAND / 2) * mm - size / 3, text)
        return
    canvas.rect(0, (top - BAND) * mm, WIDTH * mm, 1.2 * mm, stroke=0, fill=1)
    most_wide, most_high = WIDTH - 2 * EDGE, BAND - 8
    scale = min(most_wide / logo.width, most_high / logo.height)
    wide, high = logo.width * scale, logo.height * scale
    canvas.drawImage(
        ImageReader(logo), EDGE * mm, (top - (BAND + high) / 2 + 0.6) * mm, width=wide * mm, height=high * mm
    )


def _paragraphs(canvas: Canvas, words: str, *, y: float, room: float, until: float) -> float:
    """The words, smaller where there are many and cut where there are too many; where they end."""
    size = WORDS
    while size > SMALL and y - len(_lines(words, size=size, room=room)) * size * 1.4 < until:
        size -= 0.5
    lines = _lines(words, size=size, room=room)
    most = max(1, int((y - until) / (size * 1.4)))
    for line in lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1][:-1]}…"]:
        canvas.setFont(PLAIN, size)
        canvas.drawString(EDGE * mm, y, line)
        y -= size * 1.4
    return y


def _lines(words: str, *, size: float, room: float) -> list[str]:
    return [
        line
        for each in words.splitlines()
        for line in wrapped(each, font=PLAIN, size=size, room=room) or [""]
    ]


def _code(canvas: Canvas, card: Card) -> None:
    """The QR code on white, and beside it the code to say or type."""
    canvas.setFillColor(HexColor("#ffffff"))
    canvas.rect(
        (EDGE - QUIET) * mm,
        (EDGE - QUIET) * mm,
        (QR + 2 * QUIET) * mm,
        (QR + 2 * QUIET) * mm,
        stroke=0,
        fill=1,
    )
    renderPDF.draw(qr(card.leads_to, side=QR * mm), canvas, EDGE * mm, EDGE * mm)
    left, room = (EDGE + QR + 6) * mm, (WIDTH - 2 * EDGE - QR - 6) * mm
    canvas.setFillColor(HexColor("#1c1b19"))
    canvas.setFont(PLAIN, SMALL)
    y = (EDGE + QR - 3) * mm
    for line in wrapped(
        _("Scan it with your phone’s camera: it leads to our shop."), font=PLAIN, size=SMALL, room=room
    ):
        canvas.drawString(left, y, line)
        y -= SMALL * 1.35
    canvas.drawString(left, (EDGE + 11) * mm, fitting(_("Your code"), font=PLAIN, size=SMALL, room=room)[0])
    canvas.setFont(BOLD, 15)
    canvas.drawString(left, (EDGE + 5) * mm, shown(card.code))
    canvas.setFont(PLAIN, SMALL)
    order = _("Order %(number)s") % {"number": card.number}
    canvas.drawString(left, EDGE * mm, fitting(order, font=PLAIN, size=SMALL, room=room)[0])


def qr(text: str, *, side: float) -> Drawing:
    """A QR code of that width, in points, that a seventh of it may be missing from (level M)."""
    widget = QrCodeWidget(text, barLevel="M", barBorder=0, barWidth=side, barHeight=side)
    drawing = Drawing(side, side)
    drawing.add(widget)
    return drawing
