"""Everybody may ask who answers here; nobody but us can answer a nonce."""

import pytest
from django.test import Client

from regulars.web.reach import ticket

NONCE = "0123456789abcdef0123456789abcdef"


def test_a_person_reads_that_regulars_answers():
    answer = Client().get("/.well-known/regulars")
    assert (answer.status_code, answer.content) == (200, b"Regulars answers at this address.\n")


def test_a_nonce_is_answered_as_only_we_can():
    answer = Client().get("/.well-known/regulars", {"nonce": NONCE})
    assert answer.json()["nonce"] == NONCE
    assert ticket.is_answer(answer.json()["answer"], nonce=NONCE)
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("nonce", ["short", NONCE.upper(), NONCE + "0", "<script>"])
def test_nothing_else_is_signed(nonce):
    assert Client().get("/.well-known/regulars", {"nonce": nonce})["Content-Type"] == "text/plain"
