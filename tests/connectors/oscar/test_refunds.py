"""Of Ann's order: two tea pots for 59.98 with tax, 49.98 without; a red mug for 10.79, 8.99 without.

All of it with its sending is 75.76.
"""

from regulars.connectors.oscar.orders import order_fact
from regulars.connectors.oscar.refunds import refunds_of
from tests.connectors.oscar.recorded import order, told_order

POTS, MUG = (line["id"] for line in told_order()["lines"])
NOON, LATER = "2026-03-01T12:00:00Z", "2026-03-01T13:00:00Z"


def event(amount, *parts, number="1", at=NOON, means="refund"):
    lines = [{"id": line, "quantity": quantity} for line, quantity in parts]
    return {"id": number, "means": means, "at": at, "amount": amount, "lines": lines}


def paid_back(amount, *, number="1", at=NOON):
    return {"id": number, "means": "refund", "amount": amount, "at": at}


def refunds(**told):
    one = order(**told)
    return list(refunds_of(one, fact=order_fact(one)))


def lines(refund):
    return [(line.sku, line.quantity, line.revenue_minor) for line in refund.lines]


def test_a_refund_takes_back_the_lines_that_it_names_without_their_tax():
    (back,) = refunds(payment_events=[event("10.79", (MUG, 1))])
    assert (back.total_minor, lines(back)) == (1079, [("MUG-R", 1, 899)])


def test_what_is_given_beyond_the_goods_takes_nothing_from_them():
    (back,) = refunds(payment_events=[event("15.79", (MUG, 1))])
    assert (back.total_minor, lines(back)) == (1579, [("MUG-R", 1, 899)])


def test_half_a_price_takes_half_of_the_goods():
    # 15.00 of one pot's 29.99: 15.00 x 49.98 / 59.98 = 12.499
    (back,) = refunds(payment_events=[event("15.00", (POTS, 1))])
    assert lines(back) == [("SKU-0", 1, 1250)]


def test_a_refund_without_lines_is_shared_out_over_the_goods():
    # 37.88 of 75.76 is half: of 58.97 for goods 29.485, 24.98 (rounded down) of the pots and 4.50 of the mug
    (back,) = refunds(payment_events=[event("37.88")])
    assert sum(worth for _sku, _quantity, worth in lines(back)) == 2948


def test_other_events_give_nothing_back():
    assert refunds(payment_events=[event("75.76", means="")]) == []


def test_money_that_is_noted_twice_is_given_back_once():
    told = {"transactions": [paid_back("10.79", number="9")]}
    (first,) = refunds(**told)
    (then,) = refunds(**told, payment_events=[event("10.79", (MUG, 1), number="4")])
    assert first.external_id == then.external_id
    assert first.total_minor == then.total_minor == 1079
    assert (first.estimated, then.estimated) == (True, False)  # the event names the mug


def test_what_a_provider_gave_back_beyond_what_is_noted_is_a_refund_of_its_own():
    given = [paid_back("10.79", number="8"), paid_back("5.00", number="9", at=LATER)]
    one, two = refunds(payment_events=[event("10.79", (MUG, 1), number="4")], transactions=given)
    assert [(each.total_minor, each.estimated) for each in (one, two)] == [(1079, False), (500, True)]
    # 12.00 was noted of what the provider gave back as 10.79 and 5.00: 3.79 are left.
    _noted, rest = refunds(payment_events=[event("12.00", (MUG, 1))], transactions=given)
    assert rest.total_minor == 379


def test_a_provider_that_gave_back_less_than_is_noted_adds_nothing():
    (back,) = refunds(payment_events=[event("10.79", (MUG, 1))], transactions=[paid_back("10.00")])
    assert back.total_minor == 1079


def test_a_line_of_no_pieces_breaks_nothing():
    left = [line | {"quantity": 0} if line["id"] == MUG else line for line in told_order()["lines"]]
    (back,) = refunds(lines=left, payment_events=[event("10.79", (MUG, 1))])
    assert lines(back) == [("SKU-0", 0, 711)]  # 10.79 of 75.76, of 49.98: rounded down


def test_two_refunds_are_two_in_the_order_in_which_they_were_made():
    one, two = refunds(payment_events=[event("5.00", number="2", at=LATER), event("1.00", number="3")])
    assert [(each.total_minor, each.external_id[-1]) for each in (one, two)] == [(100, "1"), (500, "2")]
