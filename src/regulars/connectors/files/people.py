"""Who bought, and what did they allow, as a row says it?"""

from collections.abc import Iterator, Mapping
from typing import Any

from regulars.commerce.facts import Buyer, ConsentFact
from regulars.connectors.files.words import country, yes_or_no
from regulars.customers.identify import Identifiers, email_key

CHANNELS = {"consent_email": "email", "consent_sms": "sms"}
NOBODY = Buyer()


def buyer(row: Mapping[str, Any]) -> Buyer:
    """Who a row names; nobody when it has neither a number, nor an address, nor a phone."""
    email = row["email"] or ""
    who = Identifiers(
        email=email if email and email_key(email) else "",
        phone=row["phone"] or "",
        shop_customer=row["customer_id"] or "",
    )
    if who == Identifiers():
        return NOBODY
    first, last = row["first_name"] or "", row["last_name"] or ""
    return Buyer(
        who=who,
        name=row["name"] or " ".join(filter(None, (first, last))),
        given_name=first,
        language=(row["language"] or "")[:2].lower(),
        country=country(row["country"] or ""),
        birth_date=row["birth_date"],
    )


def consents(row: Mapping[str, Any], who: Buyer, *, at: Any) -> Iterator[ConsentFact]:
    """The yes or no to each channel that a row holds; a cell that says neither states nothing."""
    if who is NOBODY:
        return
    for column, channel in CHANNELS.items():
        granted = yes_or_no(row[column]) if row[column] else None
        if granted is not None:
            yield ConsentFact(
                buyer=who,
                channel=channel,
                granted=granted,
                occurred_at=at,
                how="import",
                evidence={"column": column, "value": row[column], "line": row["line"]},
            )
