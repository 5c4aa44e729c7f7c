"""Which answers ask us to stop?"""

import pytest

from regulars.channels.texting.stopping import asks_to_stop


@pytest.mark.parametrize(
    "said",
    [
        "STOP", "stop.", " Stop! ", "Stop please", "STOP 12345", "unsubscribe", "Opt-out", "Stop all",
        "Beigt", "ATTEIKTIES", "Lūdzu, nesūtiet", "nesutiet", "Vairs nesūtiet!", "PARTRAUKT",
        "Стоп", "спри моля", "Отпиши ме.", "ОТКАЗ", "spri",
        "СТОП", "Отписаться", "отпишите меня, пожалуйста", "Хватит!!!", "Не надо", "не присылайте, спасибо",
    ],
)  # fmt: skip
def test_a_stop_in_any_of_our_languages(said):
    assert asks_to_stop(said)


@pytest.mark.parametrize(
    "said",
    [
        "Stop by tomorrow?", "Can I cancel my order?", "Do you have it in blue", "Kad beigsies akcija?", "Да",
        "", "12", "START", "не надо мыло, пришлите шампунь", "the bus stop",
    ],
)  # fmt: skip
def test_and_what_is_none(said):
    assert asks_to_stop(said) == ""


def test_what_is_kept_is_the_word_alone():
    assert asks_to_stop("Stop please, +371 20000000") == "stop"
