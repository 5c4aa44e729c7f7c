from django.test import Client

from regulars import clock
from regulars.storefront.forms import gifts


def test_a_link_of_nobodys_gives_nothing(database, key_file):
    for token in ("1.AAAA.AAAA", "x", gifts.url_of(999, at=clock.now()).split("/g/")[1].rstrip("/")):
        answer = Client().get(f"/g/{token}/")
        assert (answer.status_code, "no-store" in answer["Cache-Control"]) == (404, True)
