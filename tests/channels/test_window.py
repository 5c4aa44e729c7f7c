"""A person's second message waits until the first one counts."""

from types import SimpleNamespace
from uuid import UUID

from regulars.channels.ledger import Claimed
from regulars.channels.window import Next, one_of_each
from tests.channels.cast import NOON


def test_of_each_person_one_and_no_more_than_asked_for():
    ann, dita, gone = SimpleNamespace(person_id=1), SimpleNamespace(person_id=2), None
    waiting = [Next(message(n), who) for n, who in enumerate((ann, ann, gone, dita, gone))]
    few, later = one_of_each(waiting, most=3)
    assert [one.send.id for one in few] == [0, 2, 3]
    assert [one.send.id for one in later] == [1, 4]


def message(n):
    return Claimed(n, UUID(int=n), n, None, "", "t", "offers", "marketing", "", 0, NOON)
