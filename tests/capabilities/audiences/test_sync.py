"""Networks are told of people who allow it, and of nobody else; nobody is left untold or uncounted."""

import json

import pytest

from regulars.business.models import Business
from regulars.capabilities.audiences import actions, queries
from regulars.capabilities.audiences.batches import SPACE, Busy
from regulars.capabilities.audiences.models import AdBatch, AdList, AdMember, AdPerson
from regulars.capabilities.audiences.networks import network
from regulars.capabilities.audiences.networks.meta import rules
from regulars.capabilities.audiences.sync import sync
from regulars.commerce.facts import SpendFact
from regulars.connectors.client import Client
from regulars.customers.actions.erase import erase
from regulars.customers.actions.people import merge
from regulars.customers.actions.suppress import Block, suppress
from regulars.customers.models import Identity
from regulars.events.models import Event
from tests.capabilities.audiences.adverts import NO_LIST, NO_TERMS, TOKEN_ENDED
from tests.engine.store import days, id_of


def told(networks) -> set[str]:
    """The digests of addresses on the list, by whose they are."""
    names = {network.digest(f"{name}@example.com").hex(): name for name in ("ann", "bo", "cy", "dita", "eve")}
    return {names[row[0]] for row in networks.lists.get("1", ())}


def test_only_who_is_meant_and_allows_it_is_told(advertising):
    advertising.allows("ann", "bo")
    advertising.store.sells("cy")  # Cy refused
    advertising.store.hears("cy", channel="ads", yes=False)
    advertising.store.sells("dita")  # Dita never said
    advertising.store.hears("dita")  # and mail is something else
    advertising.store.hears("eve", channel="ads")  # Eve never ordered
    audience = advertising.means()
    assert advertising.syncs(audience) == {"joins": 2, "added": 2}
    assert told(advertising.networks) == {"ann", "bo"}
    assert advertising.syncs(audience) == {}
    assert advertising.networks.verbs() == ["POST customaudiences", "POST users"]


def test_an_address_that_is_blocked_is_not_told(advertising):
    advertising.allows("ann", "bo")
    at = advertising.store.at
    suppress(
        [Block(channel="email", address="bo@example.com", reason="complained", since=at)], actor="test", at=at
    )
    advertising.syncs(advertising.means())
    assert told(advertising.networks) == {"ann"}


def test_the_control_group_is_drawn_once_and_never_told(advertising):
    people = [f"p{number}" for number in range(40)]
    advertising.allows(*people)
    audience = advertising.means(holdout=5000)
    advertising.syncs(audience)
    drawn = queries.arms(audience.pk)
    assert drawn["treated"] + drawn["held_out"] == 40
    assert 8 < drawn["held_out"] < 32  # 20 of 40; outside of that once in 10,000 stores
    held_out = set(AdPerson.objects.filter(arm="held_out").values_list("customer_id", flat=True))
    assert advertising.networks.on() == drawn["treated"]
    assert not AdMember.objects.filter(customer_id__in=held_out).exists()
    advertising.store.later(days=30)
    assert advertising.syncs(audience) == {}
    assert held_out == set(AdPerson.objects.filter(arm="held_out").values_list("customer_id", flat=True))


@pytest.mark.parametrize("leaves", ["no_consent", "expression", "erased"])
def test_who_no_longer_belongs_is_taken_off(advertising, leaves):
    advertising.allows("ann", "bo")
    audience = advertising.means("orders = 1")
    advertising.syncs(audience)
    bo = id_of("bo")
    advertising.store.later(hours=1)
    if leaves == "no_consent":
        advertising.store.hears("bo", channel="ads", yes=False)
    elif leaves == "expression":
        advertising.store.sells("bo")
    else:
        erase([bo], actor="test", at=advertising.store.at)
    assert advertising.syncs(audience) == {"leaves": 1, "removed": 1}
    assert told(advertising.networks) == {"ann"}
    assert not AdMember.objects.filter(customer_id=bo).exists()  # their digests are gone here, too


def test_an_erasure_reaches_every_network_and_has_its_receipt(advertising, google_key):
    advertising.allows("bo")
    advertising.connects("google", key=google_key)
    audience = advertising.means(networks=("meta", "google"))
    advertising.syncs(audience)
    at = advertising.store.later(hours=1)
    advertising.syncs(audience)
    bo = id_of("bo")
    erase([bo], actor="test", at=at)
    advertising.syncs(audience)
    assert [advertising.networks.on(known) for known in ("1", "2")] == [0, 0]
    receipts = Event.objects.filter(name="ad_audience.erasure_confirmed", customer_id=bo)
    assert [event.payload["network"] for event in receipts] == ["meta"]
    (google,) = [count for count in queries.counts(audience.pk) if count.network == "google"]
    assert (google.leaving, google.erased) == (1, 1)  # taken, and not yet confirmed
    advertising.store.later(hours=1)
    advertising.syncs(audience)
    assert sorted(event.payload["network"] for event in receipts.all()) == ["google", "meta"]
    assert AdMember.objects.count() == 0


def test_a_new_address_takes_the_old_ones_place(advertising):
    advertising.allows("ann")
    audience = advertising.means()
    advertising.syncs(audience)
    old = Identity.objects.get(kind="email")
    at = advertising.store.later(days=1)
    Identity.objects.create(
        customer_id=old.customer_id, kind="email", value="bo@example.com", shop_id=0, first_seen_at=at
    )
    assert advertising.syncs(audience) == {"leaves": 1, "removed": 1}
    assert advertising.syncs(audience) == {"joins": 1, "added": 1}
    assert told(advertising.networks) == {"bo"}


def test_who_was_told_long_ago_is_told_anew_before_google_forgets_them(advertising):
    advertising.allows("ann")
    audience = advertising.means()
    advertising.syncs(audience)
    advertising.store.later(days=500)
    assert advertising.syncs(audience) == {}
    advertising.store.later(days=1)
    assert advertising.syncs(audience) == {"leaves": 1, "removed": 1}
    assert advertising.syncs(audience) == {"joins": 1, "added": 1}


def test_two_customers_found_to_be_one_are_told_once(advertising):
    advertising.allows("ann", "bo")
    audience = advertising.means()
    advertising.syncs(audience)
    at = advertising.store.later(days=1)
    merge(loser=id_of("bo"), winner=id_of("ann"), reason="test", actor="test", at=at)
    for _ in range(3):
        advertising.syncs(audience)
    assert advertising.networks.on() == 1
    assert AdMember.objects.get().customer_id == id_of("ann")


def test_ten_thousand_go_in_a_call_and_calls_belong_together(advertising, monkeypatch):
    monkeypatch.setattr("regulars.capabilities.audiences.batches.MOST", 2)
    monkeypatch.setattr("regulars.capabilities.audiences.membership.PAGE_SIZE", 3)
    advertising.allows("ann", "bo", "cy", "dita", "eve")
    advertising.syncs(advertising.means())
    calls = [told for method, path, told in advertising.networks.calls if path.endswith("/users")]
    sessions = [json.loads(call["session"]) for call in calls]
    assert [len(json.loads(call["payload"])["data"]) for call in calls] == [2, 2, 1]
    assert [(each["batch_seq"], each["last_batch_flag"]) for each in sessions] == [
        (1, False),
        (2, False),
        (3, True),
    ]
    assert {each["estimated_num_total"] for each in sessions} == {5}
    assert len({each["session_id"] for each in sessions}) == 1


def test_a_lost_answer_lets_the_batch_go_again(advertising):
    advertising.allows("ann", "bo")
    audience = advertising.means()
    advertising.syncs(audience)  # makes the list
    advertising.allows("cy")
    advertising.networks.silent = 1
    assert advertising.syncs(audience) == {"joins": 1, "unknown": 1}
    assert AdList.objects.get().problem == "out_of_reach"
    assert AdBatch.objects.filter(state="unknown").get().attempts == 1
    assert queries.to_carry_on(at=advertising.store.at) == []
    advertising.store.later(hours=1)
    assert queries.to_carry_on(at=advertising.store.at) == [audience.pk]
    assert advertising.syncs(audience) == {"added": 1}
    assert (told(advertising.networks), AdList.objects.get().problem) == ({"ann", "bo", "cy"}, "")
    assert AdBatch.objects.exclude(confirmed_at=None).count() == 2


def test_who_says_no_while_a_batch_is_unknown_is_taken_out_after_it(advertising):
    advertising.allows("ann")
    audience = advertising.means()
    advertising.syncs(audience)
    advertising.allows("bo")
    advertising.networks.silent = 1
    advertising.syncs(audience)
    assert told(advertising.networks) == {"ann", "bo"}  # we don't know it
    advertising.store.later(hours=1)
    advertising.store.hears("bo", channel="ads", yes=False)
    advertising.syncs(audience)
    assert advertising.syncs(audience) == {"removed": 1}
    assert told(advertising.networks) == {"ann"}


def test_who_says_no_before_a_batch_leaves_is_never_told(advertising):
    advertising.networks.told_off = [TOKEN_ENDED]
    advertising.allows("ann", "bo")
    audience = advertising.means()
    assert advertising.syncs(audience) == {"joins": 2}
    advertising.store.later(hours=1)
    advertising.store.hears("bo", channel="ads", yes=False)
    advertising.syncs(audience)
    assert told(advertising.networks) == {"ann"}
    assert advertising.networks.verbs()[-1] == "POST users"


def test_who_says_no_while_others_are_being_told_is_not_told(advertising, monkeypatch):
    monkeypatch.setattr("regulars.capabilities.audiences.batches.MOST", 1)
    advertising.allows("ann", "bo")
    audience, began = advertising.means(), advertising.store.at

    def now():
        if advertising.networks.on():  # Ann was told
            advertising.store.at = began + days(1)
            advertising.store.hears("bo", channel="ads", yes=False)
        return advertising.store.at

    sync(audience.pk, client=Client(), at=began, now=now)
    assert told(advertising.networks) == {"ann"}


def test_who_stops_it_while_people_are_being_told_stops_it_at_once(advertising, monkeypatch):
    monkeypatch.setattr("regulars.capabilities.audiences.batches.MOST", 1)
    advertising.allows("ann", "bo")
    audience, began = advertising.means(), advertising.store.at

    def now():
        if advertising.networks.on():
            actions.stop(audience.pk, why="owner", who=None, at=began)
        return began

    sync(audience.pk, client=Client(), at=began, now=now)
    assert told(advertising.networks) == {"ann"}
    advertising.syncs(audience)
    assert told(advertising.networks) == set()


@pytest.mark.parametrize(
    ("answer", "problem"), [(TOKEN_ENDED, "token_ended"), (NO_TERMS, "terms_not_accepted")]
)
def test_what_is_in_the_way_is_kept_until_it_is_mended(advertising, answer, problem):
    advertising.allows("ann")
    audience = advertising.means()
    advertising.networks.told_off = [answer]
    advertising.syncs(audience)
    row = AdList.objects.get()
    assert (row.problem, row.says) == (problem, answer[1]["error"]["message"])
    assert row.retry_at > advertising.store.at
    advertising.connects()  # the owner enters another key
    assert AdList.objects.get().problem == ""
    assert advertising.syncs(audience) == {"added": 1}


def test_a_store_without_an_account_keeps_what_it_has_to_tell(advertising, google_key):
    advertising.allows("ann")
    audience = advertising.means(networks=("google",))
    advertising.syncs(audience)
    assert AdList.objects.get().problem == "no_account"
    advertising.connects("google", key=google_key)
    assert advertising.syncs(audience) == {"added": 1}


def test_a_list_that_somebody_deleted_holds_nobody_and_is_made_anew_when_asked(advertising):
    advertising.allows("ann")
    audience = advertising.means()
    advertising.syncs(audience)
    advertising.allows("bo")
    advertising.networks.told_off = [NO_LIST]
    advertising.syncs(audience)
    assert (AdList.objects.get().problem, AdMember.objects.count()) == ("list_gone", 0)
    assert advertising.syncs(audience) == {}  # nobody tells a list that is gone
    advertising.networks.codes.clear()
    advertising.networks.lists.clear()
    actions.start(audience.pk, who=None, at=advertising.store.at)
    assert advertising.syncs(audience) == {"joins": 2, "added": 2}
    assert told(advertising.networks) == {"ann", "bo"}


def test_people_whom_a_network_does_not_take_are_counted(advertising):
    advertising.allows("ann", "bo")
    advertising.networks.invalid = 1
    advertising.syncs(advertising.means())
    assert AdBatch.objects.get().refused == 1


def test_a_batch_that_is_refused_is_shown_and_not_told_again(advertising):
    advertising.allows("ann")
    audience = advertising.means()
    advertising.syncs(audience)
    advertising.allows("bo")
    wrong = {"error": {"code": 100, "message": "Invalid parameter"}}
    advertising.networks.told_off = [(400, wrong)]
    assert advertising.syncs(audience) == {"joins": 1, "failed": 1}
    batch = AdBatch.objects.latest("id")
    assert (batch.state, batch.says) == ("failed", "Invalid parameter")
    assert advertising.syncs(audience) == {}
    assert advertising.count(audience).refused == 1


def test_google_is_asked_later_what_became_of_a_batch(advertising, google_key):
    advertising.allows("ann")
    advertising.connects("google", key=google_key)
    audience = advertising.means(networks=("google",))
    advertising.networks.status = "PROCESSING"
    advertising.syncs(audience)
    assert (AdBatch.objects.get().state, AdBatch.objects.get().confirmed_at) == ("accepted", None)
    advertising.store.later(hours=1)
    assert advertising.syncs(audience) == {}
    advertising.networks.status, advertising.networks.errors = "PARTIAL_SUCCESS", 1
    advertising.store.later(hours=1)
    assert advertising.syncs(audience) == {"confirmed": 1}
    batch = AdBatch.objects.get()
    assert (batch.refused, batch.says) == (1, "PROCESSING_ERROR_REASON_INVALID_FORMAT")
    assert advertising.count(audience).inside == 1


def test_a_removal_that_google_could_not_do_goes_again(advertising, google_key):
    advertising.allows("ann")
    advertising.connects("google", key=google_key)
    audience = advertising.means(networks=("google",))
    advertising.syncs(audience)
    advertising.store.later(hours=1)
    advertising.store.hears("ann", channel="ads", yes=False)
    advertising.syncs(audience)
    advertising.store.later(hours=1)
    advertising.syncs(audience)
    advertising.networks.status = "FAILED"
    advertising.store.later(hours=1)
    advertising.syncs(audience)
    assert AdBatch.objects.latest("id").state == "unknown"
    advertising.networks.status = "SUCCESS"
    for _ in range(2):
        advertising.store.later(hours=1)
        advertising.syncs(audience)
    assert (AdMember.objects.count(), AdBatch.objects.latest("id").attempts) == (0, 2)


def test_a_budget_that_is_spent_stops_it_and_takes_everybody_off(advertising):
    advertising.allows("ann", "bo")
    audience = advertising.means(campaigns=("Spring",), budget_business=100_00)
    advertising.syncs(audience)
    spend(advertising, "spring", 60_00)
    advertising.store.later(days=1)
    spend(advertising, "Spring", 40_00)
    spend(advertising, "Summer", 500_00)  # is no campaign of it
    assert advertising.syncs(audience) == {}  # 60 + 40 is 100: not beyond it
    advertising.store.later(days=1)
    spend(advertising, "Spring", 1)
    assert advertising.syncs(audience) == {"leaves": 2, "removed": 2}
    audience.refresh_from_db()
    assert (audience.stopped_why, advertising.networks.on()) == ("budget", 0)
    assert Event.objects.get(name="ad_audience.stopped").payload["why"] == "budget"


def test_stop_everything_keeps_people_off_the_lists_and_still_takes_them_off(advertising):
    advertising.allows("ann")
    audience = advertising.means()
    advertising.syncs(audience)
    Business.objects.update(sends_stopped_at=advertising.store.at)
    advertising.allows("bo")
    advertising.store.later(hours=1)
    advertising.store.hears("ann", channel="ads", yes=False)
    assert advertising.syncs(audience) == {"joins": 1, "leaves": 1, "removed": 1}
    assert told(advertising.networks) == set()
    Business.objects.update(sends_stopped_at=None)
    assert advertising.syncs(audience) == {"added": 1}


def test_a_demo_store_tells_no_network_of_anybody(advertising):
    Business.objects.update(sandbox=True)
    advertising.allows("ann")
    advertising.syncs(advertising.means())
    assert (advertising.networks.calls, AdList.objects.get().problem) == ([], "sandbox")


def test_an_expression_that_is_not_understood_any_more_holds_it_up(advertising):
    advertising.allows("ann")
    audience = advertising.means()
    advertising.syncs(audience)
    type(audience).objects.update(expression="orders_of_yore > 1")
    advertising.syncs(audience)
    assert AdList.objects.get().problem == "not_understood"
    assert told(advertising.networks) == {"ann"}


def test_what_was_left_in_a_dead_hand_is_unknown_and_goes_again(advertising):
    advertising.allows("ann")
    audience = advertising.means()
    advertising.networks.silent = 1
    advertising.syncs(audience)
    AdBatch.objects.update(state="handed_over", attempts=1)  # as a killed worker leaves it
    advertising.syncs(audience)
    assert AdBatch.objects.get().attempts == 2
    assert told(advertising.networks) == {"ann"}


def test_nobody_works_on_an_audience_twice_at_once(advertising, second_session):
    audience = advertising.means()
    second_session.execute("SELECT pg_advisory_lock(%s, %s)", [SPACE, audience.pk])
    with pytest.raises(Busy):
        advertising.syncs(audience)


def spend(advertising, campaign: str, cents: int) -> None:
    at = advertising.store.at
    advertising.store.tell(
        SpendFact(
            source="meta", campaign=campaign, day=at.date(), currency="EUR", spend_minor=cents, version=at
        )
    )


def test_what_is_told_holds_nothing_that_can_be_read(advertising):
    advertising.allows("ann")
    advertising.syncs(advertising.means())
    assert b"ann" not in bytes(AdMember.objects.get().entry)
    body = next(told for _, path, told in advertising.networks.calls if path.endswith("/users"))
    assert "example.com" not in json.dumps(body)
    assert json.loads(body["payload"])["schema"] == list(rules.SCHEMA)
