"""How do addresses come onto sheets of labels?"""

from io import BytesIO

from pypdf import PdfReader

from regulars.channels.paper.labels import labels
from regulars.channels.paper.sheets import SHEETS
from tests.channels.byhand.cast import ANN, DITA
from tests.channels.paper.pieces import piece

MM = 72 / 25.4
FROM_LATVIA = {"sent_from": "LV", "language": "lv"}


def pages(count: int, *, start: int = 1, sheet: str = "21"):
    file = labels([piece(ANN)] * count, sheet=SHEETS[sheet], start=start, **FROM_LATVIA)
    return PdfReader(BytesIO(file)).pages


def test_addresses_read_back_in_their_own_letters_on_a4():
    file = labels([piece(ANN), piece(DITA)], sheet=SHEETS["21"], **FROM_LATVIA)
    (page,) = PdfReader(BytesIO(file)).pages
    assert [round(float(side) / MM) for side in page.mediabox[2:]] == [210, 297]
    assert page.extract_text().strip().split("\n") == [
        "Anna Bērziņa", "Brīvības iela 32–5", "Rīga, LV-1010",
        "Дита Иванова", "ул. Шипка 6", "1504 София", "BULGĀRIJA",
    ]  # fmt: skip


def test_a_sheet_that_was_begun_is_used_from_its_first_free_label_on():
    assert len(pages(21)) == 1
    assert len(pages(21, start=2)) == 2  # 20 on the first, 1 on the next
    assert pages(21, start=2)[1].extract_text().count("Anna") == 1
    assert len(pages(24, sheet="24")) == 1


def test_each_address_lies_within_its_own_label():
    found: list[tuple[float, float]] = []

    def seen(text, _cm, matrix, _font, _size):
        if text.startswith("Anna"):
            found.append((matrix[4] / MM, 297 - matrix[5] / MM))

    (page,) = pages(20, start=2)
    page.extract_text(visitor_text=seen)
    sheet = SHEETS["21"]
    for (left, top), (x, y) in zip(list(sheet.corners())[1:], found, strict=True):
        assert left < x < left + sheet.width
        assert top < y < top + sheet.height
