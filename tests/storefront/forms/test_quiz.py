"""On their own page people answer what the store asks, and say how they like parcels and paying."""

import pytest
from django.http import QueryDict
from django.test import Client

from regulars.channels.preferring import Pass, url_of
from regulars.commerce.models import Shipment
from regulars.customers import queries
from regulars.customers.actions.questions import set_question
from regulars.customers.choices.models import Answer
from regulars.customers.questions import Asking, Choice
from regulars.storefront.forms import quiz

DRY, OILY = Choice("dry", {"en": "Dry"}), Choice("oily", {"en": "Oily"})
SKIN = Asking(slug="", kind="several", asks={"en": "Skin", "lv": "Āda"}, answers=(DRY, OILY))
HEAT = Asking(slug="", kind="scale", asks={"en": "Heat"})


@pytest.fixture
def ann(shop):
    for asking in (SKIN, HEAT):
        set_question(asking, position=0, actor="staff:1", at=shop.at)
    who = shop.knows("Ann")
    for n, method in enumerate(("Locker", "Courier")):
        Shipment.objects.create(
            shop_id=shop.row.pk, customer_id=who, order_external_id="", external_id=str(n), method=method,
            shipped_at=shop.at, source_version=shop.at,
        )  # fmt: skip
    return who


def sends(who, said, shop):
    return quiz.keep(QueryDict(said), [who], language="lv", at=shop.at)


def test_answers_are_kept_as_they_were_asked(ann, shop):
    page = (
        "asked=answer_skin&asked=answer_heat&answer_skin=dry&answer_skin=oily&answer_skin=wet&answer_heat=4"
    )
    assert sends(ann, page, shop) == 2
    assert queries.answers([ann]) == {"skin": ("dry", "oily"), "heat": ("4",)}
    assert Answer.objects.get(question="skin").wording == "Āda"


def test_what_did_not_stand_on_the_page_stays_and_what_was_unticked_goes(ann, shop):
    sends(ann, "asked=answer_skin&asked=answer_heat&answer_skin=dry&answer_heat=4", shop)
    sends(ann, "asked=answer_skin&answer_heat=5", shop)
    assert queries.answers([ann]) == {"heat": ("4",)}


def test_only_a_way_they_know_can_be_liked(ann, shop):
    assert sends(ann, "asked=preferred_delivery&preferred_delivery=Drone", shop) == 0
    assert sends(ann, "asked=preferred_delivery&preferred_delivery=Locker", shop) == 1
    assert queries.answers([ann]) == {"preferred_delivery": ("Locker",)}


def test_who_never_had_a_choice_is_not_asked(ann, shop):
    bo = shop.knows("Bo")
    names = [one.name for one in quiz.shown_to([bo], language="en", at=shop.at)["likings"]]
    assert names == []
    names = [one.name for one in quiz.shown_to([ann], language="en", at=shop.at)["likings"]]
    assert names == ["preferred_delivery"]


def test_a_letters_link_leads_to_the_questions(ann, shop):
    link = url_of(Pass(ann, 0)).removeprefix("http://localhost:8000")
    page = Client().get(link).content.decode()
    assert "<legend>Skin</legend>" in page
    told = {"asked": ["answer_skin"], "answer_skin": ["oily"], "rhythm": "own"}
    assert 'value="oily" checked' in Client().post(link, told).content.decode()
    assert queries.answers([ann]) == {"skin": ("oily",)}
