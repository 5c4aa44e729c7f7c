"""Are customers, and what they allow, read from their list?"""

from datetime import UTC, datetime

from regulars.commerce.facts import ConsentFact, CustomerFact
from regulars.connectors.files.people import NOBODY, PERSONAL, buyer
from tests.connectors.files.conftest import FIXTURES, NOON, said


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


def test_a_list_that_says_nothing_of_time_is_of_the_moment_it_is_imported(told):
    found = told("Customer ID,Email,Registered\n1,ann@example.com,2024-05-06\n", name="customers.csv")
    (fact,) = found.facts
    assert (fact.version, fact.first_seen_at) == (NOON, datetime(2024, 5, 5, 21, tzinfo=UTC))


def test_a_name_is_put_together_from_its_parts():
    found = buyer(row(email="ann@example.com", first_name="Ann", last_name="Ozola", language="lv-LV"))
    assert (found.name, found.given_name, found.language) == ("Ann Ozola", "Ann", "lv")


def test_an_address_that_is_none_names_nobody():
    assert buyer(row(email="none", name="Ann")) is NOBODY
