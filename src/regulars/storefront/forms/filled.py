"""What was filled in on a form, and what is wrong with it?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from regulars.channels.words import is_web_address
from regulars.customers.actions.answers import Said
from regulars.customers.identify import email_key, phone_key
from regulars.customers.questions import Asking
from regulars.storefront.forms.content import WAYS, Content

NAME, PAGE = 80, 300
OLDEST = 120
EMAIL_LONGEST = 254


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What somebody entered. addresses: by way. consents: the channels whose boxes were ticked."""

    addresses: Mapping[str, str]
    consents: frozenset[str]
    given_name: str = ""
    birth_date: date | None = None
    topics: tuple[str, ...] = ()
    answers: tuple[Said, ...] = ()
    page: str = ""
    wrong: Mapping[str, str | Promise] = field(default_factory=dict)

    def ways(self) -> list[str]:
        """Those that were entered and may be written to."""
        return [way for way in self.addresses if WAYS[way][1] in self.consents]


def filled(
    sent: QueryDict, content: Content, *, asked: tuple[Asking, ...], country: str, language: str, at: datetime
) -> Filled:
    """What was sent, as far as it was asked for. country: whose telephone numbers need no code."""
    wrong: dict[str, str | Promise] = {}
    addresses = _addresses(sent, content, country=country, wrong=wrong)
    consents = frozenset(content.consents) & {*sent.getlist("consent")}
    if not wrong and not any(WAYS[way][1] in consents for way in addresses):
        wrong["consent"] = _("Tick the box if you want to hear from us: without your yes we don’t write.")
    return Filled(
        addresses=addresses,
        consents=consents,
        given_name=_one_line(sent.get("given_name", ""))[:NAME] if content.asks_name else "",
        birth_date=_birth_date(sent, at=at, wrong=wrong) if content.asks_birthday else None,
        topics=tuple(topic for topic in content.topics if topic in sent.getlist("topic")),
        answers=tuple(answers(sent, asked, language=language)),
        page=page_of(sent.get("page", "")),
        wrong=wrong,
    )


def answers(sent: QueryDict, asked: tuple[Asking, ...], *, language: str) -> list[Said]:
    """What was answered, with the questions as they stood there; what was left open is no answer."""
    said = [
        Said(
            question=asking.slug,
            chosen=asking.taken(sent.getlist(f"answer_{asking.slug}")),
            wording=asking.in_words([language]),
        )
        for asking in asked
    ]
    return [one for one in said if one.chosen]


def page_of(told: str) -> str:
    """The shop's page on which the form stood, without what follows a question mark; '' of none."""
    page = told.partition("?")[0].partition("#")[0][:PAGE]
    return page if page.isprintable() and is_web_address(page) else ""


def _one_line(words: str) -> str:
    """Without control characters: no text of the database holds a NUL."""
    return " ".join("".join(c if c.isprintable() else " " for c in words).split())


def _addresses(
    sent: QueryDict, content: Content, *, country: str, wrong: dict[str, str | Promise]
) -> dict[str, str]:
    told = {way: sent.get(way, "").strip() for way in content.ways}
    found = {way: _key(way, words, country=country) for way, words in told.items() if words}
    for way in (way for way, key in found.items() if not key):
        wrong[way] = WRONG[way]
    if not found:
        wrong[content.ways[0]] = MISSING["both" if len(content.ways) > 1 else content.ways[0]]
    return {way: key for way, key in found.items() if key}


def _key(way: str, words: str, *, country: str) -> str:
    if "\0" in words or len(words) > EMAIL_LONGEST:
        return ""
    return email_key(words) if way == "email" else phone_key(words, country=country)


def _birth_date(sent: QueryDict, *, at: datetime, wrong: dict[str, str | Promise]) -> date | None:
    written = sent.get("birth_date", "").strip()
    if not written:
        return None
    try:
        born = date.fromisoformat(written)
    except ValueError:
        born = None
    if born is None or not at.year - OLDEST <= born.year or born >= at.date():
        wrong["birth_date"] = _("This can’t be a birthday. Write it as 1990-05-31, or leave it open.")
        return None
    return born


WRONG: Mapping[str, str | Promise] = {
    "email": _("This can’t be an e-mail address. It should look like name@example.com."),
    "phone": _("This can’t be a telephone number. Begin with the country’s code, as +371 20000000."),
}
MISSING: Mapping[str, str | Promise] = {
    "email": _("Enter your e-mail address."),
    "phone": _("Enter your telephone number."),
    "both": _("Enter your e-mail address or your telephone number."),
}
