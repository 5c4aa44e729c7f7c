"""How are plays called, ours and others'?"""

from django.utils import translation

from regulars.console.figures.play_words import TITLES, because, sentence, title
from regulars.console.queries.plays import Known
from regulars.plays import catalogue


def known(name: str) -> Known:
    written = catalogue.named(name)
    return Known(name=name, play=written.play, definition=written.definition, standing=None)


def test_each_play_of_ours_has_a_title():
    assert set(TITLES) == set(catalogue.catalogue())


def test_anothers_play_is_called_as_its_file_is():
    assert title("win_back") == "Win back"


def test_a_play_reads_as_a_sentence_and_says_why():
    said = "".join(words.text for words in sentence(known("replenishment"), currency="EUR"))
    assert said.startswith("When what they bought is about to run out, 3 days before, for people who")
    assert because(known("replenishment")).startswith("They forget where they bought it")


def test_a_play_that_is_not_understood_says_nothing():
    lost = Known(name="x", play=None, definition={}, standing=None)
    assert (sentence(lost, currency="EUR"), because(lost)) == ([], "")
    with translation.override("lv"):
        assert because(lost) == ""
