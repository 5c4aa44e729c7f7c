"""Before something is switched on its letters are looked at, every text of them that would go out."""

import pytest

from regulars.channels.letters import Kind
from regulars.channels.writing import actions
from regulars.channels.writing.actions import Content
from regulars.channels.writing.blocks import Button, Greeting, Picture, Signature, Text
from regulars.channels.writing.gate import Held, let_pass, remarks
from tests.channels.writing.test_lint import USEFUL
from tests.channels.writing.test_looking import shop_page  # noqa: F401 a server of pictures


@pytest.fixture(autouse=True)
def developer(settings) -> None:
    """Whose installation may call this machine."""
    settings.BASE_URL = "http://localhost:8000"


def wrote(shop, *made, name: str = "how_to_use", language: str = "en") -> None:
    said = Content(subject="A brush", preview="Two minutes.", blocks=(Greeting(), *made, Signature()))
    actions.save_text(name, said, language=language, who=None, at=shop.at)


def found(shop, *names: str) -> list[tuple[str, str, str]]:
    return [(each.letter, each.language, each.finding.code) for each in remarks(names, at=shop.at)]


def test_the_gallery_may_go_as_it_is(shop):
    assert found(shop, "how_to_use", "second_order", "birthday") == []


def test_each_language_is_read_and_each_address_called(shop, shop_page):
    wrote(shop, Text(says=USEFUL), Button(label="Go", to=f"{shop_page}/gone"))
    wrote(shop, Text(says=f"{USEFUL} Tikai šodien!"), language="lv")
    assert found(shop, "how_to_use") == [
        ("how_to_use", "en", "link_dead"),
        ("how_to_use", "en", "link_insecure"),
        ("how_to_use", "lv", "spam_word"),
    ]


def test_what_is_refused_is_told_alone_and_holds_whatever_is_said(shop):
    wrote(shop, Text(says=f"{USEFUL} Click here."), Picture(url="http://localhost:9/a.png"))
    with pytest.raises(Held) as caught:
        let_pass(["how_to_use"], all_the_same=True, at=shop.at)
    assert [each.finding.code for each in caught.value.remarks] == ["alt_missing"]


def test_what_should_be_mended_is_told_once(shop):
    wrote(shop, Text(says=f"{USEFUL} Click here."))
    with pytest.raises(Held) as caught:
        let_pass(["how_to_use"], all_the_same=False, at=shop.at)
    assert not caught.value.is_refused
    let_pass(["how_to_use"], all_the_same=True, at=shop.at)


def test_a_thought_that_is_only_worth_considering_holds_nothing_up(shop):
    wrote(shop, Text(says=USEFUL), Button(label="Go"), Button(label="Now"), name="replenishment")
    assert found(shop, "replenishment") == [("replenishment", "en", "promotional")]
    let_pass(["replenishment"], all_the_same=False, at=shop.at)


def test_a_letter_that_a_later_rule_forbids_is_refused(shop):
    actions.make_letter("wishes", title="Wishes", kind=Kind("marketing"), who=None, at=shop.at)
    wrote(shop, Text(says=f"{USEFUL} And 10 % off."), name="wishes")
    actions.OwnLetter.objects.update(kind="greeting")
    assert ("wishes", "en", "unwritable") in found(shop, "wishes")


def test_a_letter_that_is_not_there_and_one_that_says_nothing(shop):
    actions.make_letter("spring", title="Spring", kind=Kind("marketing"), who=None, at=shop.at)
    assert found(shop, "spring", "sprnig") == [("spring", "", "no_text"), ("sprnig", "", "no_such_letter")]
