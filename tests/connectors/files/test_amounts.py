"""Is what an order says as a whole shared out to the last cent?"""

from hypothesis import given
from hypothesis import strategies as st

from regulars.connectors.files.amounts import ADDED, Line, Whole, as_told, worth

CENTS = st.integers(min_value=0, max_value=1_000_000)


def test_a_discount_on_the_order_is_borne_by_its_lines_by_their_worth():
    # 5.00 off 40.00 and 10.00: 4.00 and 1.00
    came_to = worth([Line("product", 4000), Line("product", 1000)], Whole(subtotal=4500))
    assert (came_to.discount, came_to.revenue, came_to.order_discount) == ([400, 100], [3600, 900], 500)


def test_tax_that_is_in_the_prices_is_taken_out_of_the_revenue():
    # 36.00 + 9.00 + 3.90 shipping = 48.90; of 8.49 tax they bear 6.25, 1.56 and 0.68
    came_to = worth([Line("product", 3600), Line("product", 900)], Whole(shipping=390, tax=849, total=4890))
    assert (came_to.tax, came_to.revenue) == ([625, 156], [2975, 744])


def test_tax_that_makes_the_total_is_left_out_of_the_revenue():
    came_to = worth([Line("product", 2000)], Whole(shipping=0, tax=420, total=2420))
    assert (came_to.revenue, came_to.tax, came_to.total) == ([2000], [420], 2420)


def test_a_lines_own_tax_comes_before_its_share():
    came_to = worth([Line("product", 1000, tax=50), Line("product", 1000, tax=210)], Whole(tax_is=ADDED))
    assert (came_to.tax, came_to.order_tax, came_to.total) == ([50, 210], 260, 2260)


def test_a_line_that_is_a_discount_lowers_the_others_and_ends_at_nothing():
    came_to = worth([Line("product", 1000), Line("discount", -200)], Whole())
    assert (came_to.revenue, came_to.total, came_to.order_discount) == ([800, 0], 800, 200)


def test_postage_on_a_line_is_the_orders_shipping():
    assert as_told([Line("product", 1000), Line("shipping", 390)]).shipping == 390
    assert worth([Line("product", 1000), Line("shipping", 390)], Whole()).total == 1390


@given(st.lists(CENTS, min_size=1, max_size=9), CENTS)
def test_line_discounts_add_up_to_the_orders_and_none_exceeds_its_price(prices, off):
    came_to = worth([Line("product", price) for price in prices], Whole(discount=off))
    assert sum(came_to.discount) == came_to.order_discount == min(off, sum(prices))
    assert all(0 <= part <= price for part, price in zip(came_to.discount, prices, strict=True))


@given(st.lists(CENTS, min_size=1, max_size=9), CENTS, CENTS)
def test_no_cent_of_tax_is_lost_or_made(prices, shipping, tax):
    came_to = worth(
        [Line("product", price) for price in prices], Whole(shipping=shipping, tax=tax, tax_is=ADDED)
    )
    borne = sum(part or 0 for part in came_to.tax)
    assert 0 <= borne <= tax
    assert came_to.total == sum(prices) + shipping + tax
