"""Who are PrestaShop's buyers, and what did they allow?"""

from datetime import UTC, datetime

import pytest

from regulars.commerce.facts import Buyer, ConsentFact
from regulars.connectors.prestashop.people import buyer, of_customer
from regulars.connectors.prestashop.shapes import Customer
from tests.connectors.prestashop.reading import RIGA, shaped
from tests.connectors.prestashop.shop import one

NEVER = "0000-00-00 00:00:00"


def read(**other):
    return list(of_customer(shaped(one("customers", 2, **other), Customer), languages={"1": "lv"}, zone=RIGA))


def test_ann_said_yes_to_the_newsletter_and_the_shop_kept_how():
    record, consent = read()
    assert (record.version, record.buyer.language) == (datetime(2026, 2, 1, 10, tzinfo=UTC), "lv")
    assert (consent.channel, consent.granted) == ("email", True)
    assert consent.occurred_at == datetime(2025, 3, 1, 12, tzinfo=UTC)
    assert consent.evidence == {
        "newsletter": "1",
        "newsletter_date_add": "2025-03-01 14:00:00",
        "ip_registration_newsletter": "192.0.2.7",
        "optin": "0",
    }


@pytest.mark.parametrize(
    ("newsletter", "since", "said"),
    [
        ("1", NEVER, (True, datetime(2025, 1, 1, 10, tzinfo=UTC))),
        ("0", "2025-03-01 14:00:00", (False, datetime(2026, 2, 1, 10, tzinfo=UTC))),
        ("0", NEVER, None),
    ],
)
def test_a_no_is_one_only_after_a_yes(newsletter, since, said):
    found = [
        fact
        for fact in read(newsletter=newsletter, newsletter_date_add=since)
        if isinstance(fact, ConsentFact)
    ]
    assert [(fact.granted, fact.occurred_at) for fact in found] == ([said] if said else [])


def test_who_was_deleted_is_nobody():
    assert read(deleted="1") == []


def test_whom_the_shop_erased_share_one_record_and_are_nobody():
    record = shaped(one("customers", 2, email="Anonymous@psgdpr.com", firstname="Anonymous"), Customer)
    assert list(of_customer(record, languages={"1": "lv"}, zone=RIGA)) == []
    assert buyer(record, number="2", country="LV") == Buyer(country="LV")
