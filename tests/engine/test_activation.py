"""No play is switched on with a letter that isn't there, or that can't go out as it is."""

import pytest

from regulars.channels.letters import Kind
from regulars.channels.writing import actions as letters
from regulars.channels.writing.actions import Content
from regulars.channels.writing.blocks import Greeting, Picture, Signature, Text
from regulars.channels.writing.gate import Held
from regulars.engine.activation import switch_on
from regulars.engine.models import Play
from tests.engine.store import NOON, Store
from tests.engine.test_actions import INVITE

HELPS = (
    "Trim the wick to half a centimetre before you light it, and a candle burns a third longer, without soot."
)


@pytest.fixture
def store(database) -> Store:
    return Store.opened()


def play_with(template: str) -> dict[str, object]:
    return {**INVITE, "steps": [{"send": {"template": template}}]}


def written(*made, name: str = "spring", kind: str = "marketing") -> None:
    letters.make_letter(name, title=name.title(), kind=Kind(kind), who=None, at=NOON)
    if made:
        said = Content(subject="Spring", preview="It is here.", blocks=(Greeting(), *made, Signature()))
        letters.save_text(name, said, language="lv", who=None, at=NOON)


def held(template: str, **more: bool) -> Held:
    with pytest.raises(Held) as caught:
        switch_on(play_with(template), who=None, at=NOON, **more)
    assert not Play.objects.exists()
    return caught.value


def test_a_play_sends_a_letter_of_the_stores_own(store):
    written(Text(says=HELPS))
    assert switch_on(play_with("spring"), who=None, at=NOON).is_on


def test_a_letter_that_is_not_there_is_refused_with_those_that_are_near(store):
    written(Text(says=HELPS))
    refused = held("sprnig", all_the_same=True)
    assert str(refused) == "sprnig: There is no letter sprnig. There is: spring"


def test_a_letter_for_another_consent_is_refused(store):
    written(Text(says=HELPS), kind="service")
    assert "these need different consents" in str(held("spring", all_the_same=True))


def test_a_letter_without_a_text_is_refused(store):
    written()
    assert "It has no text yet." in str(held("spring", all_the_same=True))


def test_what_is_wrong_is_refused_and_what_could_be_better_is_asked_once(store):
    written(Text(says=f"{HELPS} Click here!!"))
    asked = held("spring")
    assert [each.finding.code for each in asked.remarks] == ["spam_word", "shouting"]
    assert not asked.is_refused
    assert "spring, lv, block 2: ‘Click here’ reads like spam." in asked.in_words("Spring stays off.")
    assert switch_on(play_with("spring"), who=None, at=NOON, all_the_same=True).is_on


def test_nobody_can_say_all_the_same_to_a_picture_that_says_nothing(store, monkeypatch):
    monkeypatch.setattr("regulars.channels.writing.looking.looked", lambda _blocks: {})
    written(Text(says=HELPS), Picture(url="https://shop.example/a.png"))
    refused = held("spring", all_the_same=True)
    assert [each.finding.code for each in refused.remarks] == ["alt_missing"]
    assert refused.is_refused
