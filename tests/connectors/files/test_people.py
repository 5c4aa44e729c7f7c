"""Are customers, and what they allow, read from their list?"""

from datetime import UTC, datetime

from regulars.commerce.facts import ConsentFact, CustomerFact
from regulars.connectors.files.cells import Terms
from regulars.connectors.files.people import NOBODY, PERSONAL, buyer
from regulars.customers.identify import Identifiers
from tests.connectors.files.conftest import FIXTURES, NOON, RIGA, said


def row(**told: str) -> dict[str, str | None]:
    return {**dict.fromkeys(PERSONAL), **told}


def test_shopifys_customers_come_with_number_address_and_both_consents():
    found = said(FIXTURES / "shopify_customers.csv")
    ann = next(fact for fact in found.facts if isinstance(fact, CustomerFact))
    assert (ann.buyer.who.shop_customer, ann.buyer.who.phone, ann.buyer.name) == (
        "7210448301122",
        "+37121234567",
        "Ann Ozola",
    )
    said_by_ann = [
        (f.channel, f.granted) for f in found.facts if isinstance(f, ConsentFact) and f.buyer == ann.buyer
    ]
    assert said_by_ann == [("email", True), ("sms", False)]


def test_who_has_no_number_and_no_address_is_reported_and_a_doubtful_cell_costs_only_itself():
    found = said(FIXTURES / "shopify_customers.csv")
    assert found.problems == [
        (4, "", "", "nobody"),
        (5, "Accepts Email Marketing", "perhaps", "consent_unclear"),
        (5, "Email", "dita(at)example.com", "not_an_address"),
    ]
    assert found.plan.accounts == {"rows": 4, "customers": 3, "rows_held_back": 1}


def test_a_phone_that_cannot_be_read_is_reported_and_costs_only_itself(told):
    found = told("Email,Phone\nann@example.com,abc\nbo@example.com,26123456\n,12\n", name="customers.csv")
    assert found.problems == [
        (2, "Phone", "abc", "not_a_phone"),
        (4, "", "", "nobody"),
        (4, "Phone", "12", "not_a_phone"),
    ]
    # 26123456 is a number of Latvia, the shop's country
    assert [fact.buyer.who.phone for fact in found.facts] == ["", "26123456"]
    assert found.plan.accounts["rows_held_back"] == 1


def test_where_the_shop_has_no_country_a_phone_needs_its_own(written):
    file = written("Order,Date,Phone,SKU,Price\n1,2026-01-05,26123456,a,2\n2,2026-01-05,+37126123456,a,2\n")
    found = said(file, terms=Terms("EUR", RIGA, NOON))
    assert found.problems == [(2, "Phone", "26123456", "not_a_phone")]
    assert found.orders["1"].buyer is NOBODY  # the order itself counts
    assert found.orders["2"].buyer.who.phone == "+37126123456"
    assert (found.plan.accounts["orders_of_guests"], found.plan.accounts["rows_held_back"]) == (1, 0)


def test_an_address_that_is_none_is_not_filled_into_the_orders_other_rows(told):
    found = told(
        "Order,Date,Email,SKU,Price\n1,2026-01-05,ann(at)example,a,2\n1,2026-01-05,ann@example.com,b,3\n"
    )
    assert found.problems == [(2, "Email", "ann(at)example", "not_an_address")]
    assert found.orders["1"].buyer.who.email == "ann@example.com"


def test_a_list_that_says_nothing_of_time_is_of_the_moment_it_is_imported(told):
    found = told("Customer ID,Email,Registered\n1,ann@example.com,2024-05-06\n", name="customers.csv")
    (fact,) = found.facts
    assert (fact.version, fact.first_seen_at) == (NOON, datetime(2024, 5, 5, 21, tzinfo=UTC))


def test_a_name_is_put_together_from_its_parts():
    found = buyer(row(email="ann@example.com", first_name="Ann", last_name="Ozola", language="lv-LV"))
    assert (found.name, found.given_name, found.language) == ("Ann Ozola", "Ann", "lv")


def test_an_address_that_is_none_names_nobody():
    assert buyer(row(email="none", name="Ann")) is NOBODY


def test_the_number_0_is_every_guests_and_names_nobody(told):
    # WooCommerce writes 0 where somebody ordered without an account: three orders, two people and a stranger.
    found = told(
        "Order,Date,Customer ID,Email,SKU,Price\n"
        "1,2026-01-05,0,gina@example.com,a,2\n2,2026-01-05,0,hugo@example.com,a,2\n3,2026-01-05,0,,a,2\n"
    )
    assert {number: order.buyer.who for number, order in found.orders.items()} == {
        "1": Identifiers(email="gina@example.com"),
        "2": Identifiers(email="hugo@example.com"),
        "3": Identifiers(),
    }
    assert found.problems == []
    assert found.plan.accounts["orders_of_guests"] == 1
