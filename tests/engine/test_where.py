from datetime import date
from decimal import Decimal

import pytest

from regulars.engine.durations import Duration
from regulars.engine.expression import (
    Between,
    Comparison,
    Consented,
    Did,
    Every,
    ExpressionProblem,
    Not,
    OneOf,
    Owns,
    Some,
    Unknown,
    leaves,
)
from regulars.engine.where import read


def only(text):
    (leaf,) = leaves(read(text))
    return leaf


def problem(text):
    with pytest.raises(ExpressionProblem) as caught:
        read(text)
    return caught.value


@pytest.mark.parametrize(
    ("text", "operator", "value"),
    [
        ("orders >= 1", ">=", 1),
        ("orders = 1", "=", 1),
        ("orders != 2", "<>", 2),
        ("3 < orders", ">", 3),
        ("revenue > 99.50", ">", Decimal("99.5")),
        ("revenue > -5", ">", -5),
        ("language = 'lv'", "=", "lv"),
        ("first_order_seen", "=", True),
        ("first_order_seen = false", "=", False),
        ("ORDERS >= 1", ">=", 1),
    ],
)
def test_a_comparison_says_what_is_compared_with_what(text, operator, value):
    leaf = only(text)
    assert isinstance(leaf, Comparison)
    assert (leaf.operator, leaf.value) == (operator, value)


def test_everything_that_expressions_know_can_be_joined():
    text = (
        "consented('email') and (orders between 2 and 5 or language in ('lv', 'ru')) and not country is null"
    )
    match read(text):
        case Every((Consented("email", "offers"), Some((Between(), OneOf())), Not(Unknown()))):
            return
    pytest.fail("the expression was read differently")


def test_what_is_not_known_can_be_asked_for():
    assert isinstance(read("language is null"), Unknown)
    assert isinstance(read("language is not null"), Not)


def test_functions_take_their_arguments_by_place_and_by_name():
    assert only("owns('SKU-1')").sku == "SKU-1"
    assert only("consented('sms', 'service')").purpose == "service"
    leaf = only("did('order.placed', within => '2 weeks', times => 3)")
    assert isinstance(leaf, Did)
    assert (leaf.event, leaf.within, leaf.times) == ("order.placed", Duration(days=14), 3)
    assert isinstance(only("owns('it''s')"), Owns)


@pytest.mark.parametrize(
    ("text", "start", "said"),
    [
        ("order >= 1", 0, "Did you mean orders"),
        ("orders >= 1 and colour = 'red'", 16, "Nothing called colour is known"),
        ("orders >= 'many'", 10, "orders is compared with a number"),
        ("language = 3", 11, "a text in quotes"),
        ("language > 'a'", 0, "has no order"),
        ("language = lv", 11, "'lv'"),
        ("orders", 0, "compare it with a value"),
        ("1 = 1", 0, "On one side there must be something"),
        ("orders > days_known", 9, "single quotes"),
        ("orders like 'x'", 0, "can't be used here"),
        ("orders > (select 1)", 17, "can't be used here"),
        ("orders = 1; drop table event", 0, "one expression"),
        ("", 0, "one expression"),
        ("orders >=", 7, ">="),
        ("orders >= 1 and\nand language = 'lv'", 16, "and"),
        ("language = 'lv", 11, "not closed"),
        ("orders = 1 -- no\nor pg_sleep(9) = 1", 20, "On one side"),
        ("c.orders = 1", 0, "can't be used here"),
        ("orders::text = '1'", 0, "can't be used here"),
        ("orders + 1 = 2", 0, "can't be used here"),
        ("orders is true", 0, "can't be used here"),
        ("orders in ()", 0, "can't be used here"),
        ("orders in (select 1)", 0, "can't be used here"),
        ("own('x')", 0, "owns('SKU-1')"),
        ("owns(3)", 5, "owns('SKU-1')"),
        ("owns('a', 'b')", 10, "owns('SKU-1')"),
        ("owns()", 0, "owns('SKU-1')"),
        ("did('order.placed', often => 2)", 29, "times => 2"),
        ("did('order.place')", 0, "order.placed"),
        ("did('channel.set')", 0, "No event is called channel.set. There is: "),
        ("did('import.finished')", 0, "shipment.updated"),
        ("consented('pigeon')", 0, "There is no channel pigeon. There is: ads, email, onsite, phone, post"),
        ("did('order.placed', times => 0)", 0, "from 1 to 1000"),
        ("did('order.placed', within => 'a while')", 0, "a duration such as"),
        ("consented('email', 'fun')", 0, "offers, service"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_place(text, start, said):
    found = problem(text)
    assert said in found.message
    assert found.span.start == start


def test_a_text_without_end_is_refused():
    assert "2000" in problem("orders >= 1 and " * 200 + "orders >= 1").message
    assert problem("(" * 900 + "orders >= 1" + ")" * 900).message


def test_days_are_written_as_dates():
    from regulars.customers import attributes
    from regulars.customers.attributes import PERSON, Attribute, Kind

    known = attributes.catalogue()
    born = Attribute(
        name="born", kind=Kind.DAY, source=PERSON, sql="person.birth_date", label="", meaning="", fresh=""
    )
    attributes.fill([*known, born])
    try:
        assert only("born < '2000-01-31'").value == date(2000, 1, 31)
        assert "2026-01-31" in problem("born < 'yesterday'").message
    finally:
        attributes.fill(known)
