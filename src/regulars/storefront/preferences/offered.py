"""What can somebody choose on their page, as they stand now?"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regulars.capabilities.audiences.queries import account_rows
from regulars.channels.cloud.queries import CHANNEL as WHATSAPP
from regulars.channels.cloud.queries import number
from regulars.channels.tracking.settings import TrackingSettings
from regulars.customers import queries
from regulars.customers.permission import OFFERS, TRACKING
from regulars.customers.preferences import Preferences
from regulars.customers.queries import Card
from regulars.customers.words import channel_word
from regulars.storefront.preferences.queries import business_language
from regulars.web import stored

WAYS = {"email": ("email",), "phone": ("sms", "whatsapp"), "push": ("webpush",), "telegram": ("telegram",)}
"""By which channels somebody is written to who is known in this way."""
ADS, NOTING = "ads", "noting"
RHYTHMS: dict[str, tuple[int | None, int | None, str | Promise]] = {
    "": (None, None, gettext_lazy("As it comes")),
    "week": (1, 7, gettext_lazy("At most one message a week")),
    "month": (1, 30, gettext_lazy("At most one message a month")),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to say yes or no to. wording: what stands beside it, and is kept as what was shown.

    channel, purpose: what a statement of it is about; '' of a topic, which is none.
    """

    name: str
    wording: str
    says: str
    chosen: bool
    channel: str = ""
    purpose: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """All there is to choose. besides: what else they may allow, without being written to more or less.

    rhythm: by its name in RHYTHMS, `own` where it is none of them.
    """

    channels: tuple[Choice, ...]
    besides: tuple[Choice, ...]
    topics: tuple[Choice, ...]
    rhythm: str
    wishes: Preferences

    @property
    def statements(self) -> tuple[Choice, ...]:
        """All that is consent."""
        return self.channels + self.besides


def offered(card: Card, *, shop: str, language: str) -> Offered:
    """What this person can choose, in a language."""
    wishes = queries.preferences(card.members)
    return Offered(
        channels=channels(card, shop=shop),
        besides=besides(card, shop=shop),
        topics=topics(wishes, languages=(language, business_language())),
        rhythm=rhythm(wishes),
        wishes=wishes,
    )


def channels(card: Card, *, shop: str) -> tuple[Choice, ...]:
    """The ways on which they can be reached, and those of which they said something."""
    said = {word.channel: word.granted for word in card.words if word.purpose == OFFERS}
    said.pop(ADS, None)
    names = dict.fromkeys([*ways_of(card), *said])
    wording = _("%(shop)s may send me offers and news by %(channel)s.")
    return tuple(
        Choice(
            name=name,
            wording=wording % {"shop": shop, "channel": channel_word(name)},
            says="",
            chosen=said.get(name, False),
            channel=name,
            purpose=OFFERS,
        )
        for name in names
    )


def ways_of(card: Card) -> Iterator[str]:
    """The channels that reach them; WhatsApp where the store writes there: any number may have it."""
    for name in (name for way in card.ways for name in WAYS.get(way.kind, ())):
        if name != WHATSAPP or number():
            yield name


def besides(card: Card, *, shop: str) -> tuple[Choice, ...]:
    """Ads, where the store has any or they said something of it; and noting what they open and follow."""
    said = {(word.channel, word.purpose): word.granted for word in card.words}
    found = []
    if account_rows() or (ADS, OFFERS) in said:
        wording = _("%(shop)s may let Meta and Google show me its ads.") % {"shop": shop}
        says = _("They are told my address, number and name as digests, and recognise me if they know me.")
        chosen = said.get((ADS, OFFERS), False)
        found.append(Choice(ADS, wording, says, chosen=chosen, channel=ADS, purpose=OFFERS))
    if wording := noted(stored.load(TrackingSettings), shop=shop):
        chosen = said.get(("email", TRACKING), True)
        says = _("So that it learns what is of use. I get the same messages without it.")
        found.append(Choice(NOTING, wording, says, chosen=chosen, channel="email", purpose=TRACKING))
    return tuple(found)


def noted(settings: TrackingSettings, *, shop: str) -> str:
    """What the store notes of its readers, in words; '' where nothing."""
    match settings.opens, settings.clicks:
        case True, True:
            words = _("%(shop)s may note which of its e-mails I open and which links in them I follow.")
        case True, False:
            words = _("%(shop)s may note which of its e-mails I open.")
        case False, True:
            words = _("%(shop)s may note which links in its e-mails I follow.")
        case _:
            return ""
    return words % {"shop": shop}


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
