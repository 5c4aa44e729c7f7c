from datetime import UTC, datetime

from tests.connectors.woocommerce.recorded import body, says


def buyer(**other):
    return says("order.updated", body("order.updated", **other)).facts[0].buyer


def test_a_buyer_is_known_by_number_email_and_phone():
    ada = buyer()
    assert (ada.who.shop_customer, ada.who.email, ada.who.phone) == ("2", "ada@example.com", "+442079460000")
    assert (ada.name, ada.given_name, ada.country) == ("Ada Lovelace", "Ada", "GB")


def test_a_guest_has_no_number():
    assert buyer(customer_id=0).who.shop_customer == ""


def test_a_plugin_for_several_languages_tells_theirs():
    assert buyer().language == ""
    assert buyer(meta_data=[{"id": 1, "key": "wpml_language", "value": "lv"}]).language == "lv"
    assert buyer(meta_data=[{"id": 1, "key": "trp_language", "value": "bg_BG"}]).language == "bg"
    assert buyer(meta_data=[{"id": 1, "key": "wpml_language", "value": {"x": 1}}]).language == ""


def test_a_customers_record_says_since_when_they_are_known():
    (fact,) = says("customer.created", body("customer.created")).facts
    assert (fact.buyer.who.shop_customer, fact.buyer.who.email) == ("2", "ada@example.com")
    assert fact.buyer.name == "Ada King"
    assert fact.first_seen_at == datetime(2026, 11, 21, 21, 17, 55, tzinfo=UTC)
    assert fact.version == datetime(2026, 11, 21, 21, 17, 57, tzinfo=UTC)


def test_a_record_without_a_name_takes_that_of_its_address():
    told = body("customer.created", first_name="", last_name="")
    told["billing"] |= {"first_name": "Ada", "last_name": "Lovelace", "country": "GB"}
    (fact,) = says("customer.updated", told).facts
    assert (fact.buyer.name, fact.buyer.given_name, fact.buyer.country) == ("Ada Lovelace", "Ada", "GB")
