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
