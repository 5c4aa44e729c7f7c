"""What kinds of message are there, and what does each demand?"""

from typing import get_args

from regulars.channels.kinds import KINDS, KindName


def test_every_kind_has_its_rules():
    assert set(KINDS) == set(get_args(KindName))


def test_what_a_buyer_is_owed_leaves_after_a_no_and_cannot_be_unsubscribed_from():
    owed = {name for name, kind in KINDS.items() if kind.owed}
    assert owed == {"transactional"}
    assert not KINDS["transactional"].may_be_left


def test_a_greeting_needs_a_yes_but_takes_nobody_s_turn():
    greeting = KINDS["greeting"]
    assert (greeting.purpose, greeting.capped, greeting.waits) == ("offers", False, True)
