"""A greeting wishes something, and that is all."""

from regulars.channels.writing.greeting import refusals


def test_wishes_are_a_greeting():
    assert (
        list(refusals("Happy birthday{% if customer.given_name %}, {{ customer.given_name }}{% endif %}!"))
        == []
    )


def test_each_thing_that_sells_is_named_with_its_place():
    assert dict(refusals("Only today", "[coupon: MAY]", "A discount: {{ product.price | money }}")) == {
        "block": "[coupon: ",
        "offer": "discount",
        "thing": "product",
    }
