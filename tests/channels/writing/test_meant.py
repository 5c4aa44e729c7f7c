"""An address means a text of a letter in a language, of a shop or of all."""

from django.http import Http404
from django.test import RequestFactory

from regulars.channels.writing.meant import where


def meant(query: str, name: str = "replenishment") -> tuple[str, int] | None:
    try:
        return where(RequestFactory().get(f"/?{query}"), name)
    except Http404:
        return None


def test_what_is_not_known_falls_back_to_what_is(shop):
    assert meant("language=lv") == ("lv", 0)
    assert meant("language=tlh") == ("en", 0)
    assert meant(f"language=lv&shop={shop.row.pk}") == ("lv", shop.row.pk)
    assert meant("language=lv&shop=" + "9" * 30) == ("lv", 0)
    assert meant("", "nonsense") is None
