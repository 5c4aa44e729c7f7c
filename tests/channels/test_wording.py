"""What was written is read again to the letter, and takes little room."""

from regulars.channels import letters, wording
from regulars.channels.examples import FULL, SPARSE


def test_a_mail_is_read_again_to_the_letter():
    letter = letters.letter("replenishment", languages=("ru",))
    for example in (FULL, SPARSE):
        html = letter.write(example).html
        assert wording.unpacked(wording.packed(html, source=letter.source), source=letter.source.html) == html


def test_it_takes_a_tenth_of_its_room():
    letter = letters.letter("replenishment", languages=("en",))
    html = letter.write(FULL).html
    assert len(wording.packed(html, source=letter.source)) < len(html.encode()) / 10


def test_a_letter_that_was_changed_is_another_source():
    assert wording.source_of("<p>{{ a }}</p>").digest != wording.source_of("<p>{{ b }}</p>").digest


def test_a_letter_longer_than_the_window_is_read_again_to_the_letter_too():
    """40,000 Cyrillic letters are 80 KB: more than what is looked back upon when packing or reading."""
    source = "".join(chr(0x430 + n * n % 32) for n in range(40_000))
    for cut in (0, 8_000, 16_384, 39_999):
        html = f"{source[:cut]}Аня 😀{source[cut:]}"
        packed = wording.packed(html, source=wording.source_of(source))
        assert wording.unpacked(packed, source=source) == html
