"""What can somebody choose on their page, as they stand now?"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regulars.customers import queries
from regulars.customers.permission import OFFERS
from regulars.customers.preferences import Preferences
from regulars.customers.queries import Card
from regulars.customers.words import channel_word
from regulars.storefront.preferences.queries import business_language

WAYS = {"email": "email", "phone": "sms"}
"""By which channel somebody is written to who is known in this way."""
RHYTHMS: dict[str, tuple[int | None, int | None, str | Promise]] = {
    "": (None, None, gettext_lazy("As it comes")),
    "week": (1, 7, gettext_lazy("At most one message a week")),
    "month": (1, 30, gettext_lazy("At most one message a month")),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to say yes or no to. wording: what stands beside it, and is kept as what was shown."""

    name: str
    wording: str
    says: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """All there is to choose. rhythm: by its name in RHYTHMS, `own` where it is none of them."""

    channels: tuple[Choice, ...]
    topics: tuple[Choice, ...]
    rhythm: str
    wishes: Preferences


def offered(card: Card, *, shop: str, language: str) -> Offered:
    """What this person can choose, in a language."""
    wishes = queries.preferences(card.members)
    return Offered(
        channels=channels(card, shop=shop),
        topics=topics(wishes, languages=(language, business_language())),
        rhythm=rhythm(wishes),
        wishes=wishes,
    )


def channels(card: Card, *, shop: str) -> tuple[Choice, ...]:
    """The ways on which they can be reached, and those of which they said something."""
    said = {word.channel: word.granted for word in card.words if word.purpose == OFFERS}
    names = dict.fromkeys([*(WAYS[way.kind] for way in card.ways if way.kind in WAYS), *said])
    wording = _("%(shop)s may send me offers and news by %(channel)s.")
    return tuple(
        Choice(
            name=name,
            wording=wording % {"shop": shop, "channel": channel_word(name)},
            says="",
            chosen=said.get(name, False),
        )
        for name in names
    )


def topics(wishes: Preferences, *, languages: tuple[str, ...]) -> tuple[Choice, ...]:
    """What the store writes about, in the first of these languages that it has words in."""
    return tuple(
        Choice(
            name=topic.slug,
            wording=in_words(topic.names, languages=languages),
            says=in_words(topic.says, languages=languages),
            chosen=topic.slug not in wishes.topics_left,
        )
        for topic in queries.topics()
    )


def in_words(by_language: dict[str, str], *, languages: tuple[str, ...]) -> str:
    known = [by_language[language] for language in languages if by_language.get(language)]
    return next(iter([*known, *by_language.values()]), "")


def rhythm(wishes: Preferences) -> str:
    asked = wishes.most, wishes.within_days
    return next((name for name, (most, days, _words) in RHYTHMS.items() if (most, days) == asked), "own")
