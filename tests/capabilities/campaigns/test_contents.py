"""What a newsletter brings, and whom that is for."""

from regulars.capabilities.campaigns.contents import CONTENTS, audience
from regulars.engine import where
from regulars.insight.models import CustomerProfile


def test_an_inside_story_is_for_the_loyal_whatever_its_audience_says():
    assert audience("article", "orders >= 1 or orders = 0") == "orders >= 1 or orders = 0"
    only = "(orders >= 1 or orders = 0) and stage IN ('loyal', 'growing')"
    assert audience("inside_story", "orders >= 1 or orders = 0") == only


def test_every_preset_is_understood():
    assert all(where.read(audience(name, "orders >= 1")) for name in CONTENTS)


def stands(customer: int, stage: str, *, at) -> None:
    moments = ("as_of", "first_order_at", "last_order_at", "stage_since", "category_since")
    amounts = ("revenue_business", "revenue_year_business", "refunded_year_business", "returned_bp")
    CustomerProfile.objects.update_or_create(
        customer_id=customer,
        defaults=dict.fromkeys(moments, at)
        | dict.fromkeys(amounts, 0)
        | {"orders": 9, "days_bought": 9, "first_seen_only": False, "stage": stage, "category": "star"},
    )


def test_each_kind_of_reading_goes_to_those_it_is_for(writing):
    """Dita is loyal, Ann isn't yet: the inside story is Dita's alone, the rest is for both."""
    ann, dita = writing.shop.knows("Ann"), writing.shop.knows("Dita")
    stands(ann, "new", at=writing.shop.at)
    stands(dita, "loyal", at=writing.shop.at)
    got = {}
    for content in CONTENTS:
        row = writing.starts(name=content, content=content, templates=("birthday",), archive="listed")
        writing.minutes(row)
        got[content] = set(writing.sends(row))
    assert got.pop("inside_story") == {dita}
    assert all(whom == {ann, dita} for whom in got.values())
    assert writing.shop.hands_over(limit=20)["accepted"] == 11
