"""A shop is forgotten with all who are known through it alone, piece by piece, whatever interrupts it."""

import os
import signal

import pytest
from django.conf import settings

from regulars.business.models import Shop
from regulars.commerce.actions import erase_shop
from regulars.commerce.facts import Buyer, PrivacyRequestFact
from regulars.commerce.models import Cart, CustomerTotals, Order, Product, Refund, Shipment
from regulars.connectors.actions import connect
from regulars.connectors.erasing import jobs, shops
from regulars.connectors.files.models import ImportProblem, ImportRun
from regulars.connectors.models import Connection
from regulars.customers.identify import Identifiers
from regulars.customers.models import Customer, ErasedIdentity, Identity, PrivacyRequest
from regulars.events.models import Event, RawDelivery
from regulars.insight.refresh import refresh
from tests.customers.forgetting import (
    LATER,
    NOON,
    everything_of_ann,
    figures,
    make_shop,
    order,
    remains,
    tell,
)
from tests.forking import forked


@pytest.fixture
def shop(database, tmp_path, monkeypatch):
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path))
    shop = make_shop()
    connect(shop.id, kind="shopify", secret="shpss_1", actor="test", at=NOON)
    return shop


@pytest.fixture
def tea(shop):
    """A second shop, in which Bo buys as well."""
    tea = make_shop("Tea")
    tell(tea, order("T1", buyer=Buyer(who=Identifiers(email="bo@example.com"), name="Bo Berg"), euros=8))
    return tea


@pytest.fixture
def ann(shop):
    return everything_of_ann(shop)


def forget(shop: Shop) -> PrivacyRequest:
    request_id = shops.begin(shop.id, actor="staff:1", at=LATER)
    shops.carry_on(request_id)
    return PrivacyRequest.objects.get(pk=request_id)


def test_all_that_came_from_a_shop_goes(shop, tea, ann):
    run = ImportRun.objects.create(
        shop=shop, file_name="ann.csv", path="", size=1, digest="x", actor="staff:1", created_at=NOON
    )
    ImportProblem.objects.create(run=run, line=2, value="Riga 5", reason="unknown")
    done = forget(shop)
    assert (done.state, done.outcome, done.done) == ("done", "erased", done.total)
    for kind in (Order, Cart, Refund, Shipment, Product):
        assert not kind.objects.filter(shop=shop).exists()
    assert (RawDelivery.objects.count(), ImportProblem.objects.count()) == (0, 0)
    assert remains() == {}
    ended = Connection.objects.get()
    assert (ended.secret, ended.access, ended.ended_at is None) == ("", "", False)
    nameless = Shop.objects.get(pk=shop.pk)
    assert (nameless.name, nameless.erased_at) == (f"Erased shop {shop.pk}", LATER)


def test_who_is_known_through_another_shop_too_stays_with_what_they_did_there(shop, tea, ann):
    bo = Identity.objects.get(value="bo@example.com").customer_id
    forget(shop)
    assert set(Customer.objects.filter(erased_at=None).values_list("pk", flat=True)) == {bo}
    assert set(Identity.objects.values_list("kind", "value")) == {("email", "bo@example.com")}
    totals = CustomerTotals.objects.get(pk=bo)
    assert (totals.orders, totals.revenue_business) == (1, 800)


def test_figures_no_longer_count_it(shop, tea, ann):
    refresh(LATER)
    assert figures()["orders"] == [(4, 10_800, 500)]
    forget(shop)
    after = figures()
    assert after["orders"] == [(1, 800, 0)]
    assert [row[2:] for row in after["stages"]] == [(800, 1)]
    assert {row[0] for row in after["months"]} == {0, tea.pk}


def test_nothing_more_is_taken_from_it(shop):
    shops.begin(shop.id, actor="staff:1", at=LATER)
    assert tell(shop, order("1009")).results == ("refused: shop_erased",)
    assert not Order.objects.exists()


def test_it_is_noted_with_how_many_people_it_alone_knew(shop, tea, ann):
    request = forget(shop)
    event = Event.objects.get(name="shop.erased")
    assert (event.shop_id, event.payload) == (shop.pk, {"request_id": request.pk, "people": 1})


def test_who_asks_twice_gets_the_same_request(shop):
    first = shops.begin(shop.id, actor="staff:1", at=LATER)
    assert shops.begin(shop.id, actor="staff:1", at=LATER) == first
    assert shops.carry_on(first)
    assert not shops.carry_on(first)


def test_a_shop_that_asks_by_itself_is_forgotten_by_the_worker(shop, tea, ann):
    fact = PrivacyRequestFact(key="shop/redact:1", asks="shop_erasure", occurred_at=LATER)
    assert tell(shop, fact, at=LATER).results == ("new",)
    assert Order.objects.filter(shop=shop).count() == 3
    jobs.erase_shops()
    assert Order.objects.filter(shop=shop).count() == 0
    assert PrivacyRequest.objects.get().state == "done"


def test_killed_in_the_midst_it_goes_on_where_it_was(shop, tea, database, tmp_path, monkeypatch):
    monkeypatch.setattr(erase_shop, "AT_ONCE", 10)
    people = [Buyer(who=Identifiers(email=f"p{n}@example.com"), name=f"Person {n}") for n in range(60)]
    tell(shop, *(order(f"9{n}", buyer=who) for n, who in enumerate(people)))
    request_id = shops.begin(shop.id, actor="staff:1", at=LATER)
    process, line = forked(
        die_after_three,
        database=database,
        environment={"REGULARS_DATA": str(tmp_path)},
        request=request_id,
        secret=settings.SECRET_KEY,
    )
    process.join(60)
    assert process.exitcode == -signal.SIGKILL
    line.close()
    assert Customer.objects.filter(erased_at__isnull=False).count() == 30
    told = []
    shops.carry_on(request_id, told=lambda done, total: told.append((done, total)))
    assert Customer.objects.filter(erased_at__isnull=False).count() == 60
    assert (Order.objects.filter(shop=shop).count(), ErasedIdentity.objects.count()) == (0, 61)
    # 60 people, 60 orders, 60 lines and a product, each once
    assert told[-1] == (181, 181)
    assert told == sorted(told)


def die_after_three(line, *, request, secret):
    settings.SECRET_KEY = secret
    erase_shop.AT_ONCE = 10
    seen = []

    def told(done: int, total: int) -> None:
        seen.append(done)
        if len(seen) == 3:
            os.kill(os.getpid(), signal.SIGKILL)

    shops.carry_on(request, told=told)
