"""A link leads where it was signed to lead, and nowhere else."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regulars.channels import keyring
from regulars.channels.tracking.links import (
    Link,
    link_of,
    opened_by,
    packed,
    picture_of,
    unpacked,
    url_of,
)
from regulars.host import keys, paths
from regulars.host.keys import LINKS_LIVE
from tests.channels.cast import NOON

SOAP = "https://shop.test/soap?utm_source=regulars&utm_medium=email&utm_campaign=replenishment"
ANY = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
TARGETS = st.text(st.characters(codec="ascii", min_codepoint=33), max_size=300).map(
    lambda rest: f"https://shop.test/{rest}"
)


def token_of(url):
    return url.split("/")[-2]


@ANY
@given(send_id=st.integers(0, 2**48 - 1), target=TARGETS)
def test_a_link_says_its_message_and_its_target_whatever_they_are(key_file, send_id, target):
    link = Link(send_id, target)
    assert link_of(token_of(url_of(link)), at=NOON) == link


@ANY
@given(place=st.integers(0), put=st.characters(codec="ascii", min_codepoint=33), target=TARGETS)
def test_no_change_of_a_link_leads_anywhere_else(key_file, place, put, target):
    link = Link(17, target)
    token = token_of(url_of(link))
    at = place % len(token)
    assert link_of(token[:at] + put + token[at + 1 :], at=NOON) in {None, link}
    assert link_of(token[:at], at=NOON) is None


@ANY
@given(token=st.text(st.characters(codec="ascii", min_codepoint=33), max_size=200))
def test_nobody_makes_one_up(key_file, token):
    assert link_of(token, at=NOON) is None
    assert opened_by(token, at=NOON) is None


@pytest.mark.parametrize("use", ["unsubscribe", "visit", "open"])
def test_what_was_signed_for_another_use_is_no_link(key_file, use):
    says = (17).to_bytes(6, "big") + packed("https://evil.test/")
    assert link_of(keyring.signed_bytes(says, use=use), at=NOON) is None


def test_the_parts_of_two_links_make_no_third(key_file):
    number, one, signature = token_of(url_of(Link(17, SOAP))).split(".")
    _number, two, other = token_of(url_of(Link(18, SOAP))).split(".")
    assert link_of(f"{number}.{one}.{other}", at=NOON) is None
    assert link_of(f"{number}.{two}.{signature}", at=NOON) is None


def test_the_same_link_is_the_same_and_another_message_has_another(key_file):
    assert url_of(Link(17, SOAP)) == url_of(Link(17, SOAP))
    assert url_of(Link(17, SOAP)) != url_of(Link(18, SOAP))


def test_links_work_for_five_years_after_their_key_was_replaced(key_file):
    token = token_of(url_of(Link(17, SOAP)))
    keys.rotate(paths.key_file(key_file), ring="links", at=NOON)
    assert token_of(url_of(Link(17, SOAP))).startswith("2.")
    assert link_of(token, at=NOON + LINKS_LIVE) == Link(17, SOAP)
    assert link_of(token, at=NOON + LINKS_LIVE + timedelta(seconds=1)) is None


def test_a_link_is_shorter_than_what_it_stands_for_and_its_marks(key_file):
    target = f"{SOAP}&utm_content=replenishment"
    assert len(target) == 112
    assert len(token_of(url_of(Link(1_000_000, target)))) < 80


def test_what_was_packed_years_ago_is_still_read():
    """Bytes as they stand in mails that were sent: whoever changes FREQUENT breaks them."""
    assert unpacked(bytes.fromhex("83b141fed12b492d06fa3b3fb1800c8b503c0200")) == SOAP


def test_a_picture_says_its_message(key_file):
    token = picture_of(17).rpartition("/")[2].removesuffix(".gif")
    assert opened_by(token, at=NOON) == 17
    assert link_of(token, at=NOON) is None
