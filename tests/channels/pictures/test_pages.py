"""Mail programs get a picture once and keep it."""

from urllib.parse import urlsplit

from django.test import Client

from tests.channels.pictures.test_actions import handed_in


def test_everybody_who_has_its_address_gets_it_and_keeps_it(shop):
    path = urlsplit(handed_in(shop, "red")).path
    answer = Client().get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer.content.startswith(b"\x89PNG")
    again = Client().get(path, headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert Client().head(path).content == b""


def test_another_address_leads_nowhere(shop):
    path = urlsplit(handed_in(shop, "red")).path
    for wrong in (path.replace(".png", ".jpeg"), "/pictures/" + "0" * 32 + ".png"):
        assert Client().get(wrong).status_code == 404
    assert Client().post(path).status_code == 405
