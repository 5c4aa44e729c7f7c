"""What stands in the file of addresses that a printer, or a spreadsheet, opens?

UTF-8 with a byte order mark, by which spreadsheets know it, and lines as RFC 4180 says. No cell begins as a
formula does (owasp.org, CSV Injection).
"""

import csv
import io
from collections.abc import Iterator, Sequence

from regulars.channels.paper.queries import Piece
from regulars.customers import postal
from regulars.customers.postal import PARTS

MARK = "\ufeff"
FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""The last four are the same in full width, which some spreadsheets take for them."""
BREAKS = ("\t", "\r", "\n")
LINES = 7
COLUMNS = (
    "number",
    *PARTS,
    *(f"line_{n}" for n in range(1, LINES + 1)),
    "language",
    "subject",
    "text",
    "message",
)
"""number: its place in the run. line_1 and so on: the address as it is written on the letter. message: which
one it is here."""


def address_file(pieces: Sequence[Piece], *, sent_from: str, language: str) -> bytes:
    """The run as CSV. sent_from, language: of the shop's country, for the names of others."""
    told = io.StringIO(newline="")
    writer = csv.writer(told)
    writer.writerow(COLUMNS)
    for number, piece in enumerate(pieces, 1):
        written = postal.lines(piece.address, sent_from=sent_from, language=language)
        writer.writerow(map(harmless, _cells(piece, number=number, written=written)))
    return (MARK + told.getvalue()).encode()


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(BREAKS) or cell.lstrip().startswith(FORMULA) else cell


def _cells(piece: Piece, *, number: int, written: list[str]) -> Iterator[str]:
    yield str(number)
    for part in PARTS:
        yield getattr(piece.address, part)
    yield from (written + [""] * LINES)[:LINES]
    yield from (piece.language, piece.subject, piece.text, str(piece.send_id))
