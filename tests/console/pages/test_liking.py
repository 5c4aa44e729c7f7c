"""The person's page tells what they like, and whether they said so or it is inferred."""

from regulars import clock
from regulars.commerce.models import Shipment
from regulars.customers import queries
from regulars.customers.actions.answers import Said, answer
from regulars.customers.actions.questions import set_question
from regulars.customers.questions import Asking, Choice
from regulars.web.models import StaffAction
from tests.console.cast import ago
from tests.console.pages.test_overview import text


def parcels(shop, name, *methods):
    for n, method in enumerate(methods):
        Shipment.objects.create(
            shop_id=shop.row.pk, customer_id=shop.id_of(name), order_external_id="", external_id=f"{name}{n}",
            method=method, shipped_at=ago(n + 1), source_version=ago(1),
        )  # fmt: skip


def page_of(client, shop, name):
    return text(client.get(f"/people/{shop.id_of(name)}/").content.decode())


def test_what_is_inferred_says_from_how_much(shop, client):
    parcels(shop, "ann", "Locker", "Locker", "Courier")
    page = page_of(client, shop, "ann")
    assert "Parcels inferred from 2 of their last 3 parcels Locker" in page
    assert "Messages too little known" in page


def test_what_they_told_the_staff_comes_first_until_it_is_taken_back(shop, client):
    parcels(shop, "ann", "Locker", "Locker", "Locker")
    ann = shop.id_of("ann")
    told = {"preferred_channel": "sms", "preferred_delivery": " Courier ", "preferred_payment": ""}
    assert client.post(f"/people/{ann}/liking/", told).status_code == 302
    page = page_of(client, shop, "ann")
    assert "Parcels they said so Courier" in page
    assert "Messages they said so SMS" in page
    assert queries.answers([ann]) == {"preferred_delivery": ("Courier",)}
    assert StaffAction.objects.filter(action="customer.liking_noted").exists()
    client.post(f"/people/{ann}/liking/", {})
    assert "Parcels inferred from 3 of their last 3 parcels Locker" in page_of(client, shop, "ann")
    assert queries.preferences([ann]).channel == ""


def test_what_they_answered_stands_in_words(shop, client):
    asking = Asking(
        slug="",
        kind="one",
        asks={"en": "How is your skin?"},
        answers=(Choice("dry", {"en": "Dry and thin"}),),
    )
    slug = set_question(asking, position=0, actor="staff:1", at=ago(3))
    said = Said(question=slug, chosen=("dry",))
    answer(shop.id_of("ann"), [said], how="form", actor="customer", at=clock.now())
    assert "How is your skin? they said so Dry and thin" in page_of(client, shop, "ann")


def test_nobody_is_noted_who_is_not_there(shop, client):
    assert client.post("/people/999999/liking/", {}).status_code == 404
