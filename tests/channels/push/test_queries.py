"""The picture beside a notification is the store's logo."""

from regulars.channels.push import queries
from regulars.channels.writing.brand import Brand
from regulars.web import stored


def test_without_a_logo_there_is_none(shop):
    assert queries.icon() == ""
    stored.save(Brand(logo_url="https://shop.test/logo.png"), at=shop.at)
    assert queries.icon() == "https://shop.test/logo.png"
