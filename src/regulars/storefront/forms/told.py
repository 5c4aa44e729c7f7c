"""What of an entry waits until its address is confirmed?"""

from datetime import date

import msgspec

from regulars.customers.actions.answers import Said
from regulars.storefront.forms.filled import Filled


class Told(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All that counts only from its owner. ads: a yes to advertising. ip: whence it came."""

    given_name: str = ""
    birth_date: date | None = None
    topics: tuple[str, ...] | None = None
    answers: tuple[Said, ...] = ()
    ads: bool = False
    ip: str = ""


def told_of(said: Filled, *, ip: str, asks_topics: bool) -> Told:
    """What waits of a page."""
    return Told(
        given_name=said.given_name,
        birth_date=said.birth_date,
        topics=said.topics if asks_topics else None,
        answers=said.answers,
        ads="ads" in said.consents,
        ip=ip,
    )
