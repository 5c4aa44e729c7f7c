"""Is what somebody said about messages told in words?"""

from django.utils.translation import override

from regulars.customers.words import channel_word, how_word, purpose_word


def test_what_others_name_is_called_by_its_name():
    assert (channel_word("fax"), purpose_word("surveys"), how_word("at the fair")) == (
        "fax",
        "surveys",
        "at the fair",
    )


def test_what_is_known_has_words_in_each_language():
    assert (channel_word("email"), purpose_word("service"), how_word("form")) == (
        "e-mail",
        "news of an order",
        "on a form",
    )
    with override("ru"):
        assert how_word("one_click") == "кнопкой почтовой программы"
