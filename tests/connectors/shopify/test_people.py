from datetime import UTC, datetime

import pytest

from regulars.commerce.facts import ConsentFact, CustomerFact
from tests.connectors.shopify.payloads import example, says

SAID_AT = "2024-03-01T12:00:00Z"


def customer(**changes):
    return says("customers/create", example("customers_create") | changes).facts


def consents(**changes):
    return [fact for fact in customer(**changes) if isinstance(fact, ConsentFact)]


def statement(state, **more):
    return {"state": state, "opt_in_level": "single_opt_in", "consent_updated_at": SAID_AT, **more}


def test_a_customer_with_an_exact_id():
    (fact,) = customer()
    assert isinstance(fact, CustomerFact)
    assert fact.buyer.who.shop_customer == "706405506930370084"
    assert (fact.buyer.who.email, fact.buyer.name, fact.buyer.given_name, fact.buyer.country) == (
        "bob@biller.com",
        "Bob Biller",
        "Bob",
        "CA",
    )
    assert fact.first_seen_at == fact.version == datetime(2022, 1, 1, tzinfo=UTC)


def test_how_often_they_ordered_tells_who_was_there_before():
    _record, past = customer(orders_count=7)
    since = datetime(2022, 1, 1, tzinfo=UTC)
    assert (past.orders, past.since, past.as_of) == (7, since, since)
    assert past.who.email == "bob@biller.com"
    assert len(customer(orders_count=0)) == 1


def test_what_is_no_country_code_costs_nothing_but_itself():
    ((fact,), (unknown,)) = (
        customer(default_address={"country_code": code, "first_name": "Bob"}) for code in ("LV", "Latvia")
    )
    assert (fact.buyer.country, unknown.buyer.country) == ("LV", "")
    assert unknown.buyer.name == "Bob Biller"


def test_consent_comes_with_its_proof():
    (yes,) = consents(email_marketing_consent=statement("subscribed"))
    assert (yes.channel, yes.purpose, yes.granted, yes.how) == ("email", "offers", True, "shop")
    assert yes.occurred_at == datetime(2024, 3, 1, 12, tzinfo=UTC)
    assert yes.evidence == {"shopify_state": "subscribed", "opt_in_level": "single_opt_in"}


def test_email_and_sms_are_two_consents():
    found = consents(
        email_marketing_consent=statement("unsubscribed"),
        sms_marketing_consent=statement("subscribed", consent_collected_from="SHOPIFY"),
    )
    assert [(fact.channel, fact.granted) for fact in found] == [("email", False), ("sms", True)]
    assert found[1].evidence["collected_from"] == "SHOPIFY"


@pytest.mark.parametrize("state", ["not_subscribed", "pending", "redacted", "invalid", None])
def test_who_said_nothing_or_has_not_confirmed_did_not_consent(state):
    assert consents(email_marketing_consent=statement(state)) == []


def test_the_ticked_box_of_a_checkout_is_a_consent():
    body = example("orders_create")
    fact = says("orders/create", body).facts[-1]
    assert (fact.channel, fact.granted, fact.how) == ("email", True, "checkout")
    assert fact.evidence == {"shopify_order": "820982911946154508", "field": "buyer_accepts_marketing"}


def test_an_empty_box_is_no_withdrawal():
    body = example("orders_create") | {"buyer_accepts_marketing": False}
    assert not any(isinstance(fact, ConsentFact) for fact in says("orders/create", body).facts)


def test_the_customers_record_outweighs_the_box():
    body = example("orders_create")
    body["customer"]["email_marketing_consent"] = statement("pending")
    assert not any(isinstance(fact, ConsentFact) for fact in says("orders/create", body).facts)


def test_whose_record_the_shop_deleted_allows_nothing_more():
    body = {"id": 706405506930370000, "admin_graphql_api_id": "gid://shopify/Customer/706405506930370084"}
    found = says("customers/delete", body, sent=SAID_AT).facts
    assert [(fact.channel, fact.granted) for fact in found] == [("email", False), ("sms", False)]
    assert {fact.buyer.who.shop_customer for fact in found} == {"706405506930370084"}
    assert {fact.occurred_at for fact in found} == {datetime(2024, 3, 1, 12, tzinfo=UTC)}
    assert says("customers/delete", body).nothing == "undated"


def test_a_change_of_consent_by_email():
    body = example("customers_email_marketing_consent_update")
    body["email_marketing_consent"] = statement("unsubscribed")
    (no,) = says("customers/email_marketing_consent_update", body).facts
    assert (no.buyer.who.email, no.channel, no.granted) == ("bob@biller.com", "email", False)


def test_a_change_of_consent_by_sms():
    body = example("customers_marketing_consent_update") | {"phone": "+37126123456"}
    body["sms_marketing_consent"] = statement("subscribed")
    (yes,) = says("customers/marketing_consent_update", body).facts
    assert (yes.buyer.who.phone, yes.channel, yes.granted) == ("+37126123456", "sms", True)


def test_a_change_of_consent_that_nobody_can_date_is_left_alone():
    body = example("customers_email_marketing_consent_update")
    body["email_marketing_consent"] = statement("subscribed") | {"consent_updated_at": None}
    found = says("customers/email_marketing_consent_update", body)
    assert (found.facts, found.nothing) == ((), "undated")


def test_a_change_of_consent_without_a_date_has_that_of_its_delivery():
    body = example("customers_email_marketing_consent_update")
    body["email_marketing_consent"] = statement("subscribed") | {"consent_updated_at": None}
    (yes,) = says("customers/email_marketing_consent_update", body, sent=SAID_AT).facts
    assert yes.occurred_at == datetime(2024, 3, 1, 12, tzinfo=UTC)
