from regulars.commerce.usual import ATTRIBUTES
from regulars.customers.attributes import named


def test_audiences_know_how_somebody_likes_parcels_and_to_pay():
    assert [named(known.name) for known in ATTRIBUTES] == list(ATTRIBUTES)
    assert [known.name for known in ATTRIBUTES] == ["preferred_delivery", "preferred_payment"]
