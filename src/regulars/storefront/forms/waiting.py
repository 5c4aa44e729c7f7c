"""What may somebody fetch once an address is confirmed, by which links?"""

from dataclasses import dataclass
from datetime import datetime

from regulars.storefront.forms import gifts, queries


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a form gives, as the shop calls it, and where it is fetched."""

    called: str
    url: str


def waiting(customer_id: int, *, channel: str, language: str, at: datetime) -> list[Waiting]:
    """What was promised to whoever entered this address, since it was confirmed."""
    return [
        Waiting(
            queries.content(entry.form_id, entry.edition).in_language(language).gift,
            gifts.url_of(entry.pk, at=at),
        )
        for entry in queries.given(customer_id, channel=channel, at=at)
    ]
