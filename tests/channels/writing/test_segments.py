"""A block is there for whom its expression admits, found out once for all people of a look."""

from regulars.channels.writing import actions, shelf
from regulars.channels.writing.actions import Content
from regulars.channels.writing.blocks import Greeting, Signature, Text
from regulars.engine.belonging import Belonging
from regulars.sql import Statement
from tests.channels.writing.test_shelf import saved

TWICE = Text(says="You know us by now.", for_whom="orders >= 2")
ONCE = Text(says="Welcome.", for_whom="orders < 2", when="customer.given_name")


def wrote(shop) -> None:
    said = Content(subject="Soap", preview="A word.", blocks=(Greeting(), TWICE, ONCE, Signature()))
    actions.save_text("replenishment", said, language="en", who=None, at=shop.at)


def test_each_gets_what_is_meant_for_them(mailing, mailbox):
    wrote(mailing)
    ann, dita = mailing.knows("Ann"), mailing.knows("Dita")
    mailing.sells_soap(ann)
    mailing.sells_soap(ann, on=mailing.at)
    mailing.sells_soap(dita)
    mailing.plans(ann, dita)
    assert mailing.hands_over()["accepted"] == 2
    said = {who: mailing.content(who).text for who in (ann, dita)}
    assert ("You know us" in said[ann], "Welcome" in said[ann]) == (True, False)
    assert ("You know us" in said[dita], "Welcome" in said[dita]) == (False, True)


def test_all_people_of_a_look_are_asked_for_once_and_letters_without_such_blocks_never(
    mailing, mailbox, monkeypatch
):
    asked = []
    admitted = Belonging.admitted
    monkeypatch.setattr(
        Belonging,
        "admitted",
        lambda self, what, people: asked.append(len(people)) or admitted(self, what, people),
    )
    saved(mailing, "For all.")
    mailing.plans(*mailing.knows_many(3))
    mailing.hands_over()
    assert asked == []
    wrote(mailing)
    mailing.plans(*(mailing.knows(name) for name in ("Eve", "Fay", "Gus")), visit=2)
    assert mailing.hands_over()["accepted"] == 3
    assert asked == [3]


def test_a_segment_is_only_asked_for_by_the_edition_that_asks(shop):
    wrote(shop)
    saved(shop, "For all.")
    there = shelf.opened()
    message = type("Message", (), {"template": "replenishment", "edition": 1})
    assert there.asks(message()) == {"orders >= 2", "orders < 2"}
    message.edition = 2
    assert there.asks(message()) == frozenset()


def test_where_segments_cannot_be_found_out_only_letters_that_ask_for_them_wait(
    mailing, mailbox, monkeypatch
):
    """A condition may divide by what is nought for one person."""
    wrote(mailing)
    monkeypatch.setattr(Belonging, "admitted", lambda *_: Statement("SELECT 1 / 0").rows())
    ann, dita = mailing.knows("Ann"), mailing.knows("Dita")
    mailing.plans(ann)
    mailing.plans(dita, template="how_to_use", context={"order_id": mailing.sells_soap(dita).pk})
    mailing.hands_over()
    assert mailing.states() == {ann: "planned", dita: "accepted"}
