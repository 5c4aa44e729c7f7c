"""Only this installation makes tickets, and only it answers them."""

from datetime import UTC, datetime, timedelta

import pytest

from regulars.web.reach import ticket

AT = datetime(2025, 3, 1, 9, tzinfo=UTC)


def test_a_ticket_is_read_again_for_two_minutes():
    drawn = ticket.drawn(wait=10)
    text = ticket.written(drawn, at=AT)
    assert ticket.read(text, at=AT + timedelta(seconds=119)) == drawn
    assert ticket.read(text, at=AT + timedelta(seconds=120)) is None


@pytest.mark.parametrize("text", ["", "probe", "1.2", "9999999999.0.ab.cd", "ā.ē.ī.ū"])
def test_what_somebody_invents_is_no_ticket(text):
    assert ticket.read(text, at=AT) is None


def test_a_ticket_with_another_wait_is_no_ticket():
    text = ticket.written(ticket.drawn(wait=0), at=AT)
    assert ticket.read(text.replace(".0.", ".9.", 1), at=AT) is None


def test_nobody_is_held_back_longer_than_fifteen_seconds():
    text = ticket.written(ticket.drawn(wait=3600), at=AT)
    assert ticket.read(text, at=AT).wait == 15


def test_an_answer_belongs_to_its_nonce_and_its_body(settings):
    signature = ticket.answer("ab", b"body")
    assert ticket.is_answer(signature, nonce="ab", body=b"body")
    assert not ticket.is_answer(signature, nonce="ac", body=b"body")
    assert not ticket.is_answer(signature, nonce="ab", body=b"bodx")
    assert not ticket.is_answer("ä", nonce="ab", body=b"body")


def test_another_installation_answers_otherwise(settings):
    signature = ticket.answer("ab")
    settings.SECRET_KEY = "of somebody else"
    assert not ticket.is_answer(signature, nonce="ab")
