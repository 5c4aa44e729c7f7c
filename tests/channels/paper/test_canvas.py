"""With which letters is a PDF written, and how does a text keep within its room?"""

from io import BytesIO

from pypdf import PdfReader

from regulars.channels.paper.canvas import PLAIN, SMALLEST, blank, finished, fitting, sayable, wide, wrapped

ALPHABETS = (
    "aābcčdeēfgģhiījkķlļmnņoprsštuūvzž АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯ абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
)


def test_every_letter_of_our_languages_is_in_the_font_and_reads_back():
    assert sayable(ALPHABETS) == ALPHABETS
    canvas = blank(400, 50, title="alphabets")
    canvas.setFont(PLAIN, 10)
    canvas.drawString(10, 10, ALPHABETS)
    (page,) = PdfReader(BytesIO(finished(canvas))).pages
    assert page.extract_text().strip() == ALPHABETS
    fonts = [font for font in page["/Resources"]["/Font"].values() if "PTSans" in font["/BaseFont"]]
    assert fonts
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts)


def test_what_the_font_lacks_is_no_empty_box():
    assert sayable("Ann 🏰 明") == "Ann ? ?"


def test_a_long_line_is_smaller_and_in_the_end_cut():
    text, size = fitting("Brīvības iela 32–5", font=PLAIN, size=10, room=60)
    assert (text, size < 10) == ("Brīvības iela 32–5", True)
    cut, smallest = fitting("x" * 500, font=PLAIN, size=10, room=60)
    assert (cut[-1], smallest) == ("…", SMALLEST)
    assert wide(cut, font=PLAIN, size=smallest) <= 60


def test_words_are_wrapped_and_endless_ones_broken():
    lines = wrapped("to be or " + "n" * 200, font=PLAIN, size=10, room=80)
    assert "".join(lines).replace(" ", "") == "tobeor" + "n" * 200
    assert all(wide(line, font=PLAIN, size=10) <= 80 for line in lines)
    assert wrapped("  ", font=PLAIN, size=10, room=80) == []
