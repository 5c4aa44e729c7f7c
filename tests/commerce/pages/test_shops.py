"""Can the owner set the business's terms in the console?"""

from datetime import UTC, datetime

from regulars.business.models import Business, ExchangeRate, Shop
from regulars.commerce import queries
from regulars.commerce.facts import Buyer, OrderFact
from regulars.commerce.intake import Source, apply
from regulars.commerce.pages.shops import currencies
from regulars.web.models import StaffAction

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
COMPANY = {"name": "Amber", "currency": "EUR", "language": "lv", "time_zone": "Europe/Riga"}
SHOP = {"name": "Candles", "url": "", "currency": "EUR", "time_zone": "Europe/Riga", "country": "lv"}


def test_the_owner_sets_the_company_and_it_is_noted(client):
    answer = client.post("/settings/company/", {**COMPANY, "fallback_margin_bp": "42.5"})
    assert answer.status_code == 302
    assert queries.company().fallback_margin_bp == 4250
    assert StaffAction.objects.filter(action="company.changed").count() == 1


def test_a_shop_is_added_once_and_changed(client):
    assert client.post("/settings/shops/", SHOP).status_code == 302
    again = client.post("/settings/shops/", SHOP)
    assert "There is a shop of this name already." in again.content.decode()
    shop = Shop.objects.get()
    assert shop.country == "LV"
    assert client.post(f"/settings/shops/{shop.pk}/", {**SHOP, "history_complete": "on"}).status_code == 302
    (row,) = queries.shops()
    assert (row.name, row.orders, row.history_complete) == ("Candles", 0, True)
    assert client.get("/settings/shops/99/").status_code == 404


def test_a_rate_is_set(client):
    asked = {"currency": "SEK", "day": "2026-03-01", "rate": "0.0905"}
    assert client.post("/settings/currencies/", asked).status_code == 302
    assert str(ExchangeRate.objects.get().rate).startswith("0.0905")
    assert "0.0905" in client.get("/settings/currencies/").content.decode()


def test_the_currency_that_waits_for_a_rate_is_chosen_already(client):
    shop = Shop.objects.create(name="Candles", currency="SEK", time_zone="Europe/Riga", country="LV")
    sold = OrderFact(
        external_id="1001",
        placed_at=NOON,
        currency="SEK",
        buyer=Buyer(),
        lines=(),
        total_minor=9900,
        version=NOON,
    )
    apply([sold], source=Source(shop.pk, "test", "test"), at=NOON)
    page = client.get("/settings/currencies/").content.decode()
    assert "1 order in SEK waits for a rate" in page
    assert '<option value="SEK" selected>' in page


def test_no_shop_yet_says_how_one_comes(client):
    assert "No shop yet" in client.get("/settings/shops/").content.decode()
    assert Business.objects.count() == 1


def test_the_currencies_are_those_that_a_history_may_hold():
    names = dict(currencies())
    assert names["EUR"] == "Euro (EUR)"
    assert "LVL" in names  # Latvia paid with it until 2013
    assert not {"SUR", "XAU", "XXX"} & set(names)  # of the Soviet Union; gold; none
