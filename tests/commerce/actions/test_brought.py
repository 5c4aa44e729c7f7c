"""What becomes of what people bring along from other programs?"""

from regulars.commerce.actions.brought import card_digest
from regulars.commerce.actions.shops import change_shop
from regulars.commerce.brought.facts import BalanceFact, PastFact, ReviewFact, SuppressionFact
from regulars.commerce.brought.models import CustomerPast, OpeningBalance, Review, ReviewText
from regulars.commerce.facts import CustomerFact
from regulars.commerce.models import CustomerTotals
from regulars.customers.actions.erase import erase
from regulars.customers.identify import Identifiers
from regulars.customers.models import Customer, Identity, Suppression
from regulars.events.models import Event
from tests.commerce.shop import ANN, NOON, day, order, shop, tell, told

__all__ = ["shop"]

BO = Identifiers(email="bo@example.com")
NOBODY = Identifiers()


def points(amount, *, who=ANN.who, on=0, **more):
    told = {"kind": "points", "unit": "points", "amount": amount, **more}
    return BalanceFact(who=who, program="Smile", as_of=day(on), **told)


def card(cents, *, code="GIFT-0001-AB12", who=NOBODY, on=0):
    return points(cents, who=who, on=on, kind="gift_card", unit="EUR", card=code)


def review(stars, *, number="7", who=ANN.who, on=0, **more):
    return ReviewFact(
        who=who,
        program="Yotpo",
        external_id=number,
        rating=stars,
        written_at=day(0),
        version=day(on),
        **{"author": "Ann O.", "body": "Burns long.", **more},
    )


def test_points_are_kept_once_and_a_newer_statement_takes_their_place(shop):
    assert tell(shop, points(1250, tier="Gold")) == ("new",)
    assert tell(shop, points(1250, tier="Gold")) == ("known",)
    assert tell(shop, points(900, on=-1)) == ("known",)
    assert tell(shop, points(1300, on=1), points(1280, on=0.5)) == ("changed", "known")
    row = OpeningBalance.objects.get()
    assert (row.amount, row.unit, row.tier, row.as_of) == (1300, "points", "", day(1))
    assert [said["amount"] for said in told("balance.brought")] == [1250, 1300]


def test_a_gift_card_may_be_its_bearers_and_its_code_is_not_kept(shop):
    assert tell(shop, card(2500), card(500, code="GIFT-0002-CD34", who=ANN.who)) == ("new", "new")
    assert tell(shop, card(2500, code="gift-0001-ab12")) == ("known",)
    rows = OpeningBalance.objects.order_by("ends_with").values_list("ends_with", "amount", "reference")
    assert list(rows) == [
        ("AB12", 2500, card_digest("GIFT-0001-AB12")),
        ("CD34", 500, card_digest("GIFT-0002-CD34")),
    ]


def test_a_card_is_one_row_whoever_it_is_told_to_belong_to(shop):
    assert tell(shop, card(2500)) == ("new",)
    assert tell(shop, card(2500, who=ANN.who)) == ("changed",)  # the same export, now with its owners
    ann = Customer.objects.get()
    assert tell(shop, card(1000, on=1)) == ("changed",)
    assert tell(shop, card(2500, who=BO)) == ("known",)
    row = OpeningBalance.objects.get()
    assert (row.customer, row.amount, row.as_of) == (ann, 1000, day(1))
    assert list(Event.objects.filter(name="balance.brought").values_list("customer_id", flat=True)) == [
        None, ann.id, ann.id,
    ]  # fmt: skip


def test_an_older_statement_tells_whose_a_card_is_and_changes_nothing_else(shop):
    tell(shop, card(1000, on=1))
    assert tell(shop, card(2500, who=ANN.who), card(9, on=-1, who=BO)) == ("changed", "known")
    row = OpeningBalance.objects.get()
    assert (row.customer.identity_set.get().value, row.amount, row.as_of) == ("ann@example.com", 1000, day(1))
    assert tell(shop, card(500, on=2, who=BO)) == ("changed",)
    assert OpeningBalance.objects.get().customer.identity_set.get().value == "bo@example.com"


def test_in_one_file_too_the_latest_owner_counts(shop):
    assert tell(shop, card(1000, on=1), card(2500, who=ANN.who)) == ("new", "known")
    row = OpeningBalance.objects.get()
    assert (row.customer.identity_set.get().value, row.amount) == ("ann@example.com", 1000)


def test_points_of_nobody_are_refused(shop):
    assert tell(shop, points(10, who=NOBODY)) == ("refused: nobody_named",)
    assert not OpeningBalance.objects.exists()


def test_a_review_keeps_its_words_apart_and_a_newer_version_replaces_them(shop):
    assert tell(shop, review(5), review(2, number="8", who=NOBODY, author="Cy")) == ("new", "new")
    assert tell(shop, review(5), review(4, on=-1)) == ("known", "known")
    assert tell(shop, review(3, on=1, body="It smokes.")) == ("changed",)
    assert list(Review.objects.order_by("reference").values_list("rating", flat=True)) == [3, 2]
    assert ReviewText.objects.get(review__reference="7").body == "It smokes."
    assert len(told("review.brought")) == 3


def test_who_is_forgotten_leaves_stars_without_words_and_nothing_comes_back(shop):
    tell(shop, review(5), points(1250))
    ann = Customer.objects.get()
    erase([ann.id], actor="staff:1", at=day(1))
    assert not ReviewText.objects.exists()
    assert Review.objects.get().rating == 5
    tell(shop, review(4, on=2, body="Burns long, still."), at=day(2))
    assert not ReviewText.objects.filter(review__customer=ann).exists()


def test_an_address_is_blocked_once_for_its_first_reason(shop):
    bounced = SuppressionFact(who=BO, channel="email", reason="bounced", since=day(-10))
    complained = SuppressionFact(
        who=Identifiers(email="BO@example.com"), channel="email", reason="complained", since=day(-5)
    )
    assert tell(shop, bounced, complained) == ("new", "known")
    assert tell(shop, bounced) == ("known",)
    assert Suppression.objects.get().reason == "bounced"
    assert told("address.suppressed") == [{"channel": "email", "reason": "bounced"}]
    assert Identity.objects.get(value="bo@example.com")


def test_a_telephone_is_blocked_by_its_full_number(shop):
    said = SuppressionFact(who=Identifiers(phone="26123456"), channel="sms", reason="asked", since=NOON)
    nobody = SuppressionFact(who=BO, channel="sms", reason="asked", since=NOON)
    assert tell(shop, said, nobody) == ("new", "refused: nobody_named")


def is_only_seen_first(address: str) -> bool:
    customer = Identity.objects.get(value=address).customer_id
    return CustomerTotals.objects.get(customer_id=customer).first_seen_only


def test_a_veteran_is_no_newcomer_however_late_their_first_known_order_is(shop):
    """History begins on day 0; Ann and Dita are first seen on day 200, past the run-in of 90 days."""
    old = CustomerFact(buyer=ANN, version=day(0), first_seen_at=day(-700))
    dita = Identifiers(email="dita@example.com")
    buyer = type(ANN)(who=dita)
    tell(shop, order("1", buyer=type(ANN)(who=BO)), old, order("2", on=200), order("3", on=200, buyer=buyer))
    assert is_only_seen_first("ann@example.com")
    assert not is_only_seen_first("dita@example.com")
    # Of Dita the shop counted 3 orders by day 300, and 1 is known: 2 came before.
    assert tell(shop, PastFact(who=dita, orders=3, as_of=day(300))) == ("new",)
    assert is_only_seen_first("dita@example.com")
    # Once those 2 are known as well, her first order is her first.
    tell(shop, order("4", on=201, buyer=buyer), order("5", on=202, buyer=buyer))
    assert not is_only_seen_first("dita@example.com")


def test_where_history_is_complete_an_old_account_is_no_veteran(shop):
    change_shop(shop.id, {"history_complete": True}, actor="staff:1", at=NOON)
    tell(shop, CustomerFact(buyer=ANN, version=day(0), first_seen_at=day(-700)), order("1"))
    assert not is_only_seen_first("ann@example.com")
    change_shop(shop.id, {"history_complete": False}, actor="staff:1", at=day(1))
    assert is_only_seen_first("ann@example.com")


def test_the_past_that_a_record_tells_is_kept_without_totals_of_its_own(shop):
    tell(shop, CustomerFact(buyer=ANN, version=day(0), first_seen_at=day(-700)))
    assert CustomerPast.objects.get().since == day(-700)
    assert not CustomerTotals.objects.exists()
