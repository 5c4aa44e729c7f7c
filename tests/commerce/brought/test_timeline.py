"""Does what happened with somebody tell what they brought along?"""

from regulars.commerce.brought.facts import BalanceFact, ReviewFact
from regulars.commerce.brought.timeline import balances, reviews
from regulars.customers.models import Customer
from tests.commerce.shop import ANN, day, shop, tell

__all__ = ["shop"]


def had(amount, *, on, **more):
    told = {"program": "Smile", "kind": "points", "unit": "points", **more}
    return BalanceFact(who=ANN.who, amount=amount, as_of=day(on), **told)


def wrote(stars, *, number, on, **more):
    return ReviewFact(
        who=ANN.who,
        program="Yotpo",
        external_id=number,
        rating=stars,
        written_at=day(on),
        version=day(on),
        product="Candle",
        **more,
    )


def read(source, **more):
    entries = source([Customer.objects.get().id], at=day(99), id=0, **{"limit": 10, **more})
    return [(str(entry.title), str(entry.says), entry.personal, entry.tone) for entry in entries]


def test_points_and_gift_cards_stand_there_newest_first(shop):
    card = had(2500, on=2, kind="gift_card", unit="EUR", card="GIFT-AB12", program="")
    tell(shop, had(1250, on=1, tier="Gold"), card)
    assert read(balances) == [
        ("Had €25.00 on a gift card when they came over", "", "Its code ends with AB12", ""),
        ("Had 1,250 points at Smile when they came over", "Gold", "", ""),
    ]
    assert len(read(balances, limit=1)) == 1


def test_what_no_program_is_named_for_is_told_without_one(shop):
    tell(shop, had(1, on=1, program=""))
    assert read(balances) == [("Had 1 point when they came over", "", "", "")]


def test_a_review_shows_its_words_only_to_who_may_see_what_names_people(shop):
    tell(shop, wrote(5, number="1", on=1, title="Lovely"), wrote(2, number="2", on=2, body="It smokes."))
    assert read(reviews) == [
        ("Gave 2 stars", "Candle, at Yotpo", "‘It smokes.’", "tone-warn"),
        ("Gave 5 stars", "Candle, at Yotpo", "‘Lovely’", "tone-good"),
    ]
