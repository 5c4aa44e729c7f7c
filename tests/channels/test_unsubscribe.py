"""A link that takes one person off one list."""

from datetime import timedelta

from regulars.channels import keyring
from regulars.channels.unsubscribe import USE, Ticket, purpose_of, ticket_of, unsubscribe, url_of
from regulars.customers.models import Consent
from regulars.events.models import Event


def token(url):
    return url.rstrip("/").rpartition("/")[2]


def test_the_link_names_who_which_list_and_which_message(shop):
    ticket = Ticket(17, "email", "offers", 4)
    assert ticket_of(token(url_of(ticket)), at=shop.at) == ticket


def test_a_token_for_something_else_is_no_ticket(shop):
    assert ticket_of(keyring.signed("17 email offers 4", use="login"), at=shop.at) is None
    assert ticket_of("nonsense", at=shop.at) is None
    assert USE == "unsubscribe"


def test_a_link_works_for_years(shop):
    link = token(url_of(Ticket(17, "email", "offers", 4)))
    assert ticket_of(link, at=shop.at + timedelta(days=4 * 365)) is not None


def test_the_no_is_kept_with_its_proof(shop):
    ann = shop.knows("Ann")
    ticket = Ticket(ann, "email", "offers", 4)
    assert unsubscribe(ticket, wording="No more from us.", how="one_click", at=shop.at)
    row = Consent.objects.filter(customer_id=ann).latest("id")
    assert (row.granted, row.how, row.wording, row.evidence) == (
        False,
        "one_click",
        "No more from us.",
        {"send_id": 4},
    )
    assert Event.objects.get(name="consent.withdrawn").actor == "customer"


def test_saying_it_twice_says_it_once(shop):
    ticket = Ticket(shop.knows("Ann"), "email", "offers", 4)
    unsubscribe(ticket, wording="", how="link", at=shop.at)
    assert not unsubscribe(ticket, wording="", how="link", at=shop.at)
    assert Event.objects.filter(name="consent.withdrawn").count() == 1


def test_the_link_says_by_which_consent_its_message_left(shop):
    assert purpose_of(url_of(Ticket(17, "webpush", "service", 4)), at=shop.at) == "service"
    assert purpose_of("", at=shop.at) == purpose_of("https://shop.test/", at=shop.at) == ""
