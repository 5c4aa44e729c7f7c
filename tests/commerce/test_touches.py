"""By which source did somebody come?"""

import pytest

from regulars.commerce.facts import Touch
from regulars.commerce.touches import is_paid, source_name, touch

SHOP = "https://candles.example.com"


def test_what_the_address_says_is_kept_and_the_click_id_is_not():
    came = touch(
        landing=f"{SHOP}/sale?utm_source=Facebook&utm_medium=paid_social&utm_campaign=Spring&fbclid=IwAR0xyz",
        referrer="https://l.facebook.com/",
    )
    assert came == Touch(
        source="meta",
        medium="paid_social",
        campaign="Spring",
        landing="/sale",
        referrer="l.facebook.com",
        click="meta",
    )
    assert "IwAR0xyz" not in repr(came)


@pytest.mark.parametrize(
    ("landing", "referrer", "source", "medium", "paid"),
    [
        ("/?gclid=abc", "https://www.google.lv/", "google", "cpc", True),
        ("/", "https://www.google.lv/", "google", "organic", False),
        ("/", "https://yandex.ru/search", "yandex", "organic", False),
        ("/?fbclid=abc", "", "meta", "social", False),
        ("/", "https://t.co/xyz", "x", "social", False),
        ("/", "https://blog.example.org/best-candles", "blog.example.org", "referral", False),
        (
            "/?utm_source=newsletter&utm_medium=email",
            "https://mail.google.com/",
            "newsletter",
            "email",
            False,
        ),
        ("/?utm_source=google&utm_medium=cpc&gclid=1", "", "google", "cpc", True),
        ("/?utm_source=ig&utm_medium=social", "", "meta", "social", False),
        ("/candles", "", "direct", "", False),
        (f"{SHOP}/candles", f"{SHOP}/", "direct", "", False),
        ("/?gclid=1&utm_source=google", "", "google", "cpc", True),
    ],
)
def test_the_source_is_found(landing, referrer, source, medium, paid):
    came = touch(landing=landing, referrer=referrer)
    assert (came.source, came.medium, is_paid(came)) == (source, medium, paid)


def test_what_the_shop_tells_in_so_many_words_counts_more_than_the_address():
    told = Touch(source="google", medium="organic", campaign="(not set)", heard="From a friend")
    came = touch(told, landing="/?utm_source=bing&utm_term=candles", referrer="https://www.bing.com")
    assert (came.source, came.medium, came.heard, came.term) == (
        "google",
        "organic",
        "From a friend",
        "candles",
    )


def test_direct_in_a_shops_words_is_looked_at_again():
    assert touch(Touch(source="(direct)"), referrer="https://duckduckgo.com/").source == "duckduckgo"
    assert touch(Touch(source="(direct)")).source == "direct"


def test_nothing_told_is_no_touch():
    assert touch() is None
    assert touch(Touch(medium="email")) is None


def test_addresses_of_people_are_never_kept():
    came = touch(
        landing="/?utm_campaign=ann%40example.com&utm_term=ann@example.com", referrer="not an address"
    )
    assert (came.campaign, came.term) == ("", "")
    assert touch(landing="/u/ann@example.com").landing == ""


@pytest.mark.parametrize("junk", ["http://[", "\0", "?" * 5000, "//", "http://" + "a" * 5000])
def test_junk_breaks_nothing(junk):
    came = touch(landing=junk, referrer=junk)
    assert len(came.landing) <= 200
    assert len(came.source) <= 200


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Facebook", "meta"),
        ("facebook.com", "meta"),
        ("Google Ads", "google"),
        ("Radio Skonto", "radio skonto"),
    ],
)
def test_a_source_has_one_name(word, name):
    assert source_name(word) == name
