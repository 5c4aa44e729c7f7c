"""What follows from what somebody chose on their page?

Each yes or no to a channel is a statement of consent with the words that stood beside it; the rest are
preferences. Only what differs from what held is said anew.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import msgspec
from django.db import transaction

from regulars.channels.preferring import Pass
from regulars.customers.actions import consent, people
from regulars.customers.actions.prefer import Proof, prefer
from regulars.customers.permission import OFFERS
from regulars.customers.preferences import Preferences
from regulars.storefront.preferences.offered import RHYTHMS, Choice, Offered

PAUSE = timedelta(days=30)
ACTOR = "customer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What they want, by the choices' names; how often, by which channel best, in which language."""

    allowed: Collection[str]
    topics: Collection[str]
    rhythm: str
    preferred: str
    language: str


def say(chosen: Chosen, *, of: Offered, by: Pass, at: datetime) -> None:
    """Keep all of it."""
    most, days = rhythm_of(chosen.rhythm, of=of)
    shown = {topic.name for topic in of.topics}
    left = {*of.wishes.topics_left} - shown | (shown - {*chosen.topics})
    wishes = msgspec.structs.replace(
        of.wishes, channel=chosen.preferred, most=most, within_days=days, topics_left=tuple(sorted(left))
    )
    changed = [one for one in of.statements if (one.name in chosen.allowed) != one.chosen]
    with transaction.atomic():
        state(changed, by=by, at=at)
        prefer(by.customer_id, wishes, proof=proof(of, by=by), actor=ACTOR, at=at)
        speak(chosen.language, by=by, at=at)


def leave_all(of: Offered, *, wording: str, by: Pass, at: datetime) -> None:
    """No offers on any channel any more, nor ads. wording: what stood on the button's page."""
    offers = [one for one in of.statements if one.chosen and one.purpose == OFFERS]
    state([replace(one, wording=wording, says="") for one in offers], by=by, at=at)


def pause(of: Offered, *, by: Pass, at: datetime) -> datetime:
    """No offers for a month; until when."""
    until = at + PAUSE
    prefer(by.customer_id, paused(of, until=until), proof=proof(of, by=by), actor=ACTOR, at=at)
    return until


def resume(of: Offered, *, by: Pass, at: datetime) -> None:
    """Offers may come again."""
    prefer(by.customer_id, paused(of, until=None), proof=proof(of, by=by), actor=ACTOR, at=at)


def paused(of: Offered, *, until: datetime | None) -> Preferences:
    return msgspec.structs.replace(of.wishes, paused_until=until)


def rhythm_of(name: str, *, of: Offered) -> tuple[int | None, int | None]:
    """What a rhythm's name means; `own` is what held before."""
    if name not in RHYTHMS:
        return of.wishes.most, of.wishes.within_days
    most, days, _words = RHYTHMS[name]
    return most, days


def state(changed: Collection[Choice], *, by: Pass, at: datetime) -> None:
    """Say the opposite of what held of these."""
    said = [
        consent.Statement(
            customer_id=by.customer_id,
            channel=one.channel,
            purpose=one.purpose,
            granted=not one.chosen,
            occurred_at=at,
            how="link",
            wording=" ".join(filter(None, (one.wording, one.says))),
            evidence={"page": "preferences", "send_id": by.send_id},
        )
        for one in changed
    ]
    if said:
        consent.state(said, actor=ACTOR, at=at)


def proof(of: Offered, *, by: Pass) -> Proof:
    """What was shown beside the choices that are no consent."""
    words = [topic.wording for topic in of.topics] + [str(words) for _most, _days, words in RHYTHMS.values()]
    return Proof(how="link", wording="\n".join(words), send_id=by.send_id or None)


def speak(language: str, *, by: Pass, at: datetime) -> None:
    """Write to them in this language from now on."""
    if language:
        said = people.Description(
            customer_id=by.customer_id,
            name="",
            given_name="",
            sort_name="",
            language=language,
            country="",
            birth_date=None,
            updated_at=at,
        )
        people.describe([said], actor=ACTOR, at=at)
