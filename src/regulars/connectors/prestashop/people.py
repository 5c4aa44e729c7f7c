"""Who are PrestaShop's buyers, and what did they allow?

It keeps telephone numbers only with addresses, for whoever brings the parcel: they name nobody here.
"""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from regulars.commerce.facts import Buyer, ConsentFact, CustomerFact, Fact
from regulars.connectors.prestashop.shapes import Customer, Seen, day, moment, when
from regulars.customers.identify import Identifiers

NOBODY = Customer(id="", date_add="", date_upd="")
PEOPLE = {
    "display": "[id,id_lang,newsletter,newsletter_date_add,ip_registration_newsletter,optin,deleted,email,"
    "firstname,lastname,birthday,date_add,date_upd,note]"
}
"""All that is read of customers: their passwords, though scrambled, stay in the shop."""

ERASED = {"anonymous@psgdpr.com", "anonymous@anonymous.com", "noremove@pslegalassistant.com"}
"""One record that takes over the orders of all who were erased, as PrestaShop's modules for that make it."""


def buyer(customer: Customer, *, number: str, country: str = "", language: str = "") -> Buyer:
    """Who bought. PrestaShop makes a customer of each guest too; of who was erased nobody can tell."""
    if is_erased(customer):
        return Buyer(country=country, language=language[:2].lower())
    return Buyer(
        who=Identifiers(email=customer.email, shop_customer=number if number not in {"", "0"} else ""),
        name=f"{customer.firstname} {customer.lastname}".strip(),
        given_name=customer.firstname,
        country=country,
        language=language[:2].lower(),
        birth_date=day(customer.birthday),
    )


def of_customer(customer: Customer, *, languages: dict[str, str], zone: ZoneInfo) -> Iterator[Fact]:
    """A customer's record, and their yes or no to the newsletter; nothing of who is gone."""
    if is_gone(customer):
        return
    who = buyer(customer, number=customer.id, language=languages.get(customer.id_lang, ""))
    changed = moment(customer.date_upd, zone=zone)
    yield CustomerFact(buyer=who, version=changed, first_seen_at=when(customer.date_add, zone=zone))
    if asked := answer_of(customer, zone=zone):
        granted, at = asked
        yield ConsentFact(
            buyer=who,
            channel="email",
            granted=granted,
            occurred_at=at,
            how="shop",
            evidence=evidence_of(customer),
        )


def is_gone(customer: Customer | Seen) -> bool:
    """Whether it is nobody's record any more."""
    return customer.deleted == "1" or is_erased(customer)


def is_erased(customer: Customer | Seen) -> bool:
    return customer.email.lower() in ERASED


def answer_of(customer: Customer, *, zone: ZoneInfo) -> tuple[bool, datetime] | None:
    """A yes, and since when; a no where there was a yes before, with the record's last change.

    None where nobody ever asked: a no that was never said is none.
    """
    subscribed = when(customer.newsletter_date_add, zone=zone)
    if customer.newsletter == "1":
        return True, subscribed or moment(customer.date_add, zone=zone)
    return (False, moment(customer.date_upd, zone=zone)) if subscribed else None


def evidence_of(customer: Customer) -> dict[str, str]:
    """What the shop kept of it. optin is for offers of others."""
    kept = {
        "newsletter": customer.newsletter,
        "newsletter_date_add": customer.newsletter_date_add,
        "ip_registration_newsletter": customer.ip_registration_newsletter,
        "optin": customer.optin,
    }
    return {name: value for name, value in kept.items() if value}
