"""The shop's own links say where a visit comes from; others' are left alone, and so is what is marked."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulars.channels.tracking.targets import LONGEST, target_of, without_visitor

OWN = frozenset({"shop.test"})
MARKS = (("utm_source", "regulars"), ("utm_campaign", "soap & co"))
TOLD = "utm_source=regulars&utm_campaign=soap+%26+co"


@pytest.mark.parametrize(
    ("url", "leads"),
    [
        ("https://shop.test/soap", f"https://shop.test/soap?{TOLD}"),
        ("https://www.shop.test/soap?size=2#top", f"https://www.shop.test/soap?size=2&{TOLD}#top"),
        ("https://blog.shop.test/", f"https://blog.shop.test/?{TOLD}"),
        ("http://SHOP.test:8080", f"http://SHOP.test:8080?{TOLD}"),
        ("https://othershop.test/soap", "https://othershop.test/soap"),
        ("https://shop.test.evil.test/", "https://shop.test.evil.test/"),
        ("https://shop.test@evil.test/", "https://shop.test@evil.test/"),
        ("https://shop.test/a?utm_source=insta", "https://shop.test/a?utm_source=insta"),
        ("https://shop.test/a?b=1&utm_term=x", "https://shop.test/a?b=1&utm_term=x"),
        ("https://elsewhere.test/žirafe", "https://elsewhere.test/%C5%BEirafe"),
        ("https://ēdiens.test/a b?c=d e%20f", "https://xn--diens-hza.test/a%20b?c=d%20e%20f"),
    ],
)
def test_where_links_lead(url, leads):
    assert target_of(url, own=OWN, marks=MARKS) == leads


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "mailto:shop@shop.test",
        "https:///nowhere",
        "https://[",
        "https://shop.test/\r\nSet-Cookie: x",
        "https://shop.test/" + "a" * LONGEST,
        f"https://{'ē' * 80}.test/",
        "https://shop.test:port/ē",
    ],
)
def test_what_is_no_web_address_is_not_signed(url):
    assert target_of(url, own=OWN, marks=MARKS) == ""


@given(path=st.text(max_size=40), query=st.text(max_size=40))
def test_marks_change_neither_host_nor_path_nor_what_was_asked(path, query):
    url = f"https://shop.test/{path}?{query}"
    plain, marked = (urlsplit(target_of(url, own=OWN, marks=marks)) for marks in ((), MARKS))
    assert marked[:3] + marked[4:] == plain[:3] + plain[4:]
    assert marked.query.removesuffix(TOLD).removesuffix("&") == plain.query.removesuffix("&")
    assert marked.geturl().isascii()


def test_the_visitors_token_is_not_told_on():
    told = "https://shop.test/soap?size=2&rgl=1.MTc.x&utm_source=regulars#top"
    assert without_visitor(told) == "https://shop.test/soap?size=2&utm_source=regulars#top"
