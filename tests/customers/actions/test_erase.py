"""Who is forgotten is gone, what was counted stays, and nothing brings them back."""

from datetime import timedelta

import msgspec
import pytest
from django.db import DatabaseError, connection, transaction

from regulars.commerce.facts import BehaviourFact, ConsentFact, CustomerFact
from regulars.commerce.merging import merge
from regulars.customers.actions.erase import erase, erase_again, erase_remains, unlisted
from regulars.customers.identify import Identifiers
from regulars.customers.models import Consent, Customer, ErasedIdentity, Identity, Person
from regulars.events.models import Event
from regulars.host import erasures
from regulars.insight.refresh import refresh
from tests.customers.forgetting import (
    ANN,
    BO,
    LATER,
    NOON,
    everything_of_ann,
    figures,
    keep_a_delivery,
    make_shop,
    order,
    orders_of,
    remains,
    tell,
)


@pytest.fixture
def shop(database, tmp_path, monkeypatch):
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path))
    return make_shop()


@pytest.fixture
def ann(shop):
    return everything_of_ann(shop)


def test_of_who_is_erased_no_table_keeps_a_trace(ann):
    assert {"customer_identity", "send_content", "consent", "event", "raw_delivery"} <= set(remains())
    assert erase([ann], actor="staff:1", at=LATER) == [ann]
    assert remains() == {}
    assert Customer.objects.get(pk=ann).erased_at == LATER


def test_all_figures_stay_what_they_were(ann):
    refresh(LATER)
    before = figures()
    erase([ann], actor="staff:1", at=LATER)
    refresh(LATER + timedelta(minutes=1))
    assert figures() == before
    # 20 + 30 of Ann, 5 given back; 50 of Bo
    assert before["orders"] == [(3, 10_000, 500)]


def test_others_stay_as_they_are(ann):
    erase([ann], actor="staff:1", at=LATER)
    assert list(Person.objects.values_list("name", flat=True)) == ["Bo Berg"]
    assert set(Identity.objects.values_list("value", flat=True)) == {"bo@example.com", "78"}


def test_it_is_noted_in_the_log_and_on_the_list_without_saying_who(ann):
    erase([ann], actor="staff:1", at=LATER)
    event = Event.objects.get(name="customer.erased")
    assert (event.customer_id, event.actor, event.payload) == (ann, "staff:1", {"ids": [ann]})
    # e-mail, phone, the shop's id, the browser
    assert set(ErasedIdentity.objects.values_list("customer_id", "erased_at")) == {(ann, LATER)}
    assert ErasedIdentity.objects.count() == 4


def test_everybody_who_counts_as_them_is_erased_with_them(shop, ann):
    tell(shop, order("1004", buyer=msgspec.structs.replace(BO, who=Identifiers(email="ann@work.example"))))
    other = Identity.objects.get(value="ann@work.example").customer_id
    merge(loser=other, winner=ann, reason="staff", actor="staff:1", at=NOON)
    assert erase([other], actor="staff:1", at=LATER) == [ann]
    assert not Identity.objects.filter(customer__in=[ann, other]).exists()
    assert Customer.objects.filter(erased_at=LATER).count() == 2


def test_erasing_again_changes_nothing(ann):
    erase([ann], actor="staff:1", at=LATER)
    assert erase([ann], actor="staff:2", at=LATER + timedelta(days=1)) == []
    assert Customer.objects.get(pk=ann).erased_at == LATER


def test_a_late_word_of_an_old_order_changes_the_order_and_brings_no_name_back(shop, ann):
    erase([ann], actor="staff:1", at=LATER)
    late = order("1001", euros=15, version=LATER + timedelta(hours=1))
    assert tell(shop, late, at=LATER + timedelta(hours=1)).results == ("changed",)
    assert orders_of(ann) == ["1001", "1002"]
    assert (Person.objects.filter(pk=ann).count(), Customer.objects.count()) == (0, 2)
    assert "customer_identity" not in remains()


def test_an_old_order_that_comes_in_late_is_theirs_without_a_name(shop, ann):
    erase([ann], actor="staff:1", at=LATER)
    tell(shop, order("0990", days=-100), at=LATER + timedelta(hours=1))
    assert orders_of(ann) == ["0990", "1001", "1002"]
    assert Customer.objects.count() == 2


def test_a_new_order_after_it_makes_a_new_person(shop, ann):
    erase([ann], actor="staff:1", at=LATER)
    tell(shop, order("1010", days=31), at=LATER + timedelta(days=1))
    again = Identity.objects.get(value="ann@example.com").customer_id
    assert again != ann
    assert orders_of(again) == ["1010"]
    tell(shop, order("1001", euros=12, version=LATER + timedelta(days=2)), at=LATER + timedelta(days=2))
    assert orders_of(ann) == ["1001", "1002"]


def test_the_shops_record_of_them_revives_nobody_until_they_come_back(shop, ann):
    erase([ann], actor="staff:1", at=LATER)
    record = CustomerFact(buyer=ANN, version=LATER + timedelta(days=3))
    tell(shop, record, at=LATER + timedelta(days=3))
    assert not Person.objects.filter(name="Ann Ozola").exists()
    tell(shop, order("1010", days=40), at=LATER + timedelta(days=10))
    tell(shop, msgspec.structs.replace(record, version=LATER + timedelta(days=11)))
    assert Person.objects.get(name="Ann Ozola").customer_id != ann


def test_an_old_yes_that_is_told_again_allows_nothing(shop, ann):
    erase([ann], actor="staff:1", at=LATER)
    yes = ConsentFact(
        buyer=ANN, channel="email", granted=True, occurred_at=NOON - timedelta(days=9), how="import"
    )
    assert tell(shop, yes, at=LATER + timedelta(days=1)).results == ("known",)
    tell(shop, order("1010", days=31), at=LATER + timedelta(days=1))
    again = Identity.objects.get(value="ann@example.com").customer_id
    assert not Consent.objects.filter(customer=again).exists()
    assert Consent.objects.filter(customer=ann).count() == 1


def test_a_browser_alone_does_not_make_somebody_elses_order_theirs(shop, ann):
    erase([ann], actor="staff:1", at=LATER)
    dita = msgspec.structs.replace(BO, who=Identifiers(email="dita@example.com", device="browser-1"))
    tell(shop, order("0995", buyer=dita, days=-3), at=LATER + timedelta(hours=1))
    assert orders_of(Identity.objects.get(value="dita@example.com").customer_id) == ["0995"]


def test_what_comes_of_them_by_itself_goes_the_next_night(shop, ann):
    erase([ann], actor="staff:1", at=LATER)
    keep_a_delivery(shop, ann, key="late")
    visit = BehaviourFact(
        key="b2",
        name="products.searched",
        occurred_at=NOON,
        who=Identifiers(device="browser-1"),
        properties={"query": "a gift for Dita"},
    )
    tell(shop, visit, at=LATER + timedelta(hours=1))
    assert set(remains()) == {"raw_delivery", "event"}
    assert erase_remains(since=LATER - timedelta(days=1)) == 1
    assert remains() == {}


def test_deliveries_that_nobody_read_yet_are_searched_for_them(shop, ann):
    keep_a_delivery(shop, None, key="unread")
    erase([ann], actor="staff:1", at=LATER)
    assert "raw_delivery" not in remains()


def test_the_list_stands_in_the_data_folder_too(ann, tmp_path):
    erase([ann], actor="staff:1", at=LATER)
    listed = erasures.listed(tmp_path)
    assert {line.erased_at for line in listed} == {LATER}
    assert {line.digest for line in listed} == set(ErasedIdentity.objects.values_list("digest", flat=True))
    assert "ann" not in erasures.file(tmp_path).read_text()


def test_whom_an_older_backup_brings_back_is_erased_again_as_of_then(shop, tmp_path):
    everything_of_ann(shop)
    listed = [erasures.Listed(digest_of("email", 0, "ann@example.com"), LATER)]
    missing = unlisted(listed)
    assert erase_again(missing, actor="house", at=LATER + timedelta(days=5)) == 1
    assert remains() == {}
    assert Customer.objects.get(erased_at__isnull=False).erased_at == LATER
    assert unlisted(listed) == {}


def test_who_was_erased_and_is_unknown_to_the_backup_stays_nobody_in_it(shop):
    missing = unlisted([erasures.Listed(digest_of("email", 0, "ann@example.com"), LATER)])
    assert erase_again(missing, actor="house", at=LATER) == 0
    tell(shop, order("1001"), at=LATER + timedelta(days=1))
    assert orders_of(None) == ["1001"]
    assert remains() == {}


def test_words_go_from_append_only_tables_only_of_who_was_erased(ann):
    with connection.cursor() as cursor:
        cursor.execute("SELECT erase_words(%s, '{}')", [[ann]])
    assert Consent.objects.get().evidence["ip"] == "192.0.2.7"
    with pytest.raises(DatabaseError), transaction.atomic():
        Consent.objects.update(wording="")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL regulars.erasing = 'on'; UPDATE consent SET granted = false")


def digest_of(*key):
    from regulars.customers.erasures import digest

    return digest(key)
