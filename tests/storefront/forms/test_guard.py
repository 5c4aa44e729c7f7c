from datetime import UTC, datetime, timedelta
from hashlib import sha256
from uuid import UUID

import pytest

from regulars.storefront.forms.guard import (
    BITS,
    MOST_BITS,
    Token,
    bits_under,
    issue,
    judged,
    slowly,
    solves,
    token_of,
)  # fmt: skip
from tests.channels.conftest import key_file  # noqa: F401 links are signed

NOON = datetime(2026, 5, 12, 12, tzinfo=UTC)
EASY = Token(form_id=1, edition=1, issued_at=NOON, bits=4, nonce=UUID(int=7))


def proof(token):
    return next(str(n) for n in range(10**6) if solves(str(n), token))


def test_a_token_comes_back_as_it_went(key_file):
    token = issue(3, edition=2, bits=15, at=NOON)
    assert token_of(token.signed(), form_id=3, at=NOON) == token
    assert token_of(token.signed(), form_id=4, at=NOON) is None
    assert token_of(token.signed()[:-2] + "AA", form_id=3, at=NOON) is None


def test_a_proof_is_a_number_whose_digest_begins_with_zeros():
    n = proof(EASY)
    assert sha256(f"{EASY.nonce.hex}.{n}".encode()).hexdigest()[0] == "0"
    assert not any(solves(wrong, EASY) for wrong in ("", "-1", "1e5", "٣", " 1", "9" * 13))


@pytest.mark.parametrize(
    ("age", "solved", "bits", "verdict"),
    [
        (1, True, 4, "too_fast"),
        (2, True, 4, "person"),
        (2, False, BITS, "slowly"),
        (15, False, BITS, "person"),
        (15, False, BITS + 1, "slowly"),
        (30, False, BITS + 1, "person"),
        (2, True, 6, "person"),
        (2, True, 7, "harder"),
        (12 * 3600 + 1, True, 4, "too_old"),
    ],
)
def test_people_are_told_from_programs(age, solved, bits, verdict):
    sent = {"proof": proof(EASY)} if solved else {}
    assert judged(sent, EASY, bits=bits, at=NOON + timedelta(seconds=age)) == verdict


def test_whoever_fills_in_what_nobody_sees_is_a_program():
    assert judged({"website": "x"}, EASY, bits=4, at=NOON + timedelta(hours=1)) == "program"
    assert judged({}, None, bits=4, at=NOON) == "too_old"


def test_the_more_come_the_harder_it_is():
    # 20 in ten minutes are one step, each doubling another, up to four: 20 -> 1, 40 -> 2, 80 -> 3, 160 -> 4.
    assert [bits_under(n) - BITS for n in (0, 19, 20, 40, 80, 160, 10**6)] == [0, 0, 1, 2, 3, 4, 4]
    assert bits_under(10**6) == MOST_BITS
    assert [slowly(BITS + n).seconds for n in (0, 1, 2, 4)] == [15, 30, 60, 120]
