"""How does a card for a parcel look?"""

from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from regulars.channels.paper.cards import Card, cards
from regulars.channels.writing.brand import Brand

LEADS = "https://letters.amber.example/l/1.AAAAAAAB-oGdXlYOD0sYXNkZmdoamtsw6RvcHVpdHJld3E.c2lnbmF0dXJlLW9mLW91cnM/"
JANIS = Card(
    given_name="Jānis", language="lv", number="1001", code="K7QM4XTP", leads_to=LEADS, shop="Amber & Pine",
    signed_by="Laura Kalniņa", role="dibinātāja",
)  # fmt: skip


def rendered(file: bytes):
    with pypdfium2.PdfDocument(file) as document:
        return document[0].render(scale=300 / 72).to_pil()  # as a printer of 300 dots an inch does


@pytest.mark.parametrize(("size", "millimetres"), [("a6", [105, 148]), ("a5", [148, 210])])
def test_a_camera_reads_where_it_leads_in_either_size(size, millimetres):
    file = cards([JANIS], size=size, brand=Brand())
    (page,) = PdfReader(BytesIO(file)).pages
    assert [round(float(side) * 25.4 / 72) for side in page.mediabox[2:]] == millimetres
    (code,) = zxingcpp.read_barcodes(rendered(file))
    assert code.text == LEADS
    text = page.extract_text()
    for said in ("Amber & Pine", "Jāni", "Laura Kalniņa", "dibinātāja", "K7QM-4XTP", "1001"):
        assert said in text


def test_a_page_for_each_card_and_each_in_its_language():
    boris = Card(
        given_name="Борис", language="bg", number="7", code="22223333", leads_to=LEADS, shop="Amber & Pine",
        words="Благодарим ви от сърце!",
    )  # fmt: skip
    first, second = PdfReader(BytesIO(cards([JANIS, boris], size="a6", brand=Brand()))).pages
    assert "Борис" not in first.extract_text()
    assert "Благодарим ви от сърце!" in second.extract_text()


def test_many_words_leave_room_for_the_code():
    wordy = Card(
        given_name="A" * 200, language="lv", number="9" * 80, code="K7QM4XTP", leads_to=LEADS,
        shop="S" * 200, words="Paldies! " * 500, signed_by="L" * 300,
    )  # fmt: skip
    file = cards([wordy], size="a6", brand=Brand())
    (code,) = zxingcpp.read_barcodes(rendered(file))
    assert code.text == LEADS
    assert "Paldies…" in PdfReader(BytesIO(file)).pages[0].extract_text()  # it is seen that words are missing


def test_the_stores_colours_and_logo_stand_above():
    green = Image.new("RGB", (400, 100), "#00ff00")
    with_logo = rendered(cards([JANIS], size="a6", brand=Brand(accent="#ff0000"), logo=green))
    assert with_logo.getpixel((10, 252)) == (255, 0, 0)
    assert with_logo.getpixel((150, 140)) == (0, 255, 0)
    named = rendered(cards([JANIS], size="a6", brand=Brand(accent="#ff0000")))
    assert named.getpixel((10, 140)) == (255, 0, 0)
