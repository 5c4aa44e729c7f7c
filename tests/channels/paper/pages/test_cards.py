"""For which parcels are cards printed, and whose is a code?"""

import pytest

from regulars import clock
from regulars.business.models import Shop
from regulars.channels.paper.codes import shown
from regulars.channels.paper.models import ParcelCard
from regulars.web.roles import Role
from tests.browser_fixtures import client_of, member


@pytest.fixture
def packer(hand_shop, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: hand_shop.at)
    return client_of(member("Pauls", role=Role.AGENT))


def test_todays_orders_get_their_cards_and_a_code_finds_its_person(hand_shop, packer):
    ann = hand_shop.knows("Ann")
    order = hand_shop.sells_soap(ann, on=hand_shop.at)
    page = packer.get("/cards/").content.decode()
    assert f'value="{order.pk}" checked' in page
    file = packer.post("/cards/cards.pdf", {"order": [order.pk, "x"], "size": "a5"})
    assert (file["Content-Type"], file.content[:5]) == ("application/pdf", b"%PDF-")
    code = ParcelCard.objects.get().code
    assert code in packer.get("/cards/?number=1001").content.decode()
    assert f'href="/people/{ann}/"' in packer.get("/cards/", {"code": shown(code).lower()}).content.decode()
    assert "No card has this code." in packer.get("/cards/?code=22222222").content.decode()


def test_a_day_without_orders_says_so_and_nothing_chosen_prints_nothing(hand_shop, packer):
    assert "no orders that could get a card" in packer.get("/cards/?day=2020-01-01").content.decode()
    assert packer.get("/cards/?day=nonsense").status_code == 200
    assert packer.post("/cards/cards.pdf", {}).url == "/cards/"


def test_a_shop_without_an_address_is_told_so(hand_shop, packer):
    order = hand_shop.sells_soap(hand_shop.knows("Ann"), on=hand_shop.at)
    Shop.objects.update(url="")
    assert packer.post("/cards/cards.pdf", {"order": [order.pk]}).url == "/cards/"
    assert "Set the address of the shop Amber" in packer.get("/cards/").content.decode()
