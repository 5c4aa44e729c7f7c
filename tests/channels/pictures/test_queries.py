"""A picture of ours is known by its address, and no other is."""

from regulars.channels.pictures.queries import known
from tests.channels.pictures.test_actions import handed_in


def test_ours_is_known_without_calling_it(shop, settings):
    url = handed_in(shop, "red")
    assert known(url).kind == "png"
    assert known(url).size < 200
    for other in (url.replace(settings.BASE_URL, "https://other.example"), f"{url}?x", url[:-5] + "0.png"):
        assert known(other) is None
