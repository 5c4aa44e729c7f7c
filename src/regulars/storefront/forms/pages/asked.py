"""What does the console ask of a form and of its words?"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from regulars.customers import queries as customers
from regulars.storefront.forms import queries
from regulars.storefront.forms.content import Content, Gift, Texts, texts
from regulars.web.forms import ask

if TYPE_CHECKING:
    from collections.abc import Iterable

    from regulars.storefront.forms.models import Form

WAYS = [
    ("email", _("an e-mail address")),
    ("phone", _("a telephone number")),
    ("both", _("one of the two, or both")),
]


def shops() -> "Iterable[tuple[str, str]]":
    return [(str(shop.pk), shop.name) for shop in queries.shops()]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A form, as the console has it."""

    name: str = ask(_("Name"), help=_("For you alone; nobody else sees it."))
    shop: str = ask(_("Shop"), choices=shops)
    ways: str = ask(_("What people enter"), choices=WAYS, kind="radio", default="email")
    ads: bool = ask(
        _("Ask also for a yes to ads"),
        help=_("Only who says it may stand in ad audiences. It is a box of its own."),
        default=False,
    )
    asks_name: bool = ask(_("Ask for the first name"), default=True)
    asks_birthday: bool = ask(_("Ask for the birthday"), default=False)
    privacy_url: str = ask(
        _("Your privacy notice"),
        kind="url",
        placeholder="https://",
        default="",
        help=_("A link under the form."),
    )
    gift_url: str = ask(
        _("What they get for it: a link"),
        kind="url",
        placeholder="https://",
        default="",
        help=_("Shown once the address is confirmed. A file, below, takes its place."),
    )


@dataclass(frozen=True, kw_only=True)
class Words:
    """A form's words in one language; what is left empty is said in ours."""

    title: str = ask(_("Headline"), default="")
    lead: str = ask(_("What people get from it"), kind="text", default="")
    button: str = ask(_("On the button"), default="")
    thanks: str = ask(_("Thanks"), default="")
    gift: str = ask(_("What is given, as you call it"), default="")
    email: str = ask(_("The yes to e-mail"), kind="text", default="")
    sms: str = ask(_("The yes to SMS"), kind="text", default="")
    ads: str = ask(_("The yes to ads"), kind="text", default="")


def content_of(asked: Asked, sent: QueryDict, *, before: Content | None, file_id: int | None) -> Content:
    """What the form asks from now on. before: its words and its file stay. sent: topics and questions."""
    ways = ("email", "phone") if asked.ways == "both" else (asked.ways,)
    channels = ["email"] * ("email" in ways) + ["sms"] * ("phone" in ways) + ["ads"] * asked.ads
    return Content(
        texts=before.texts if before else texts(called(int(asked.shop))),
        ways=ways,
        consents=tuple(channels),
        asks_name=asked.asks_name,
        asks_birthday=asked.asks_birthday,
        topics=tuple(topic.slug for topic in customers.topics() if topic.slug in sent.getlist("topic")),
        questions=tuple(row.slug for row in customers.questions() if row.slug in sent.getlist("question")),
        privacy_url=asked.privacy_url,
        gift=gift_of(asked, before=before, file_id=file_id, keeps="keep_file" in sent),
    )


def gift_of(asked: Asked, *, before: Content | None, file_id: int | None, keeps: bool) -> Gift | None:
    """What is given: the file that was just handed in, else the one that stays, else the link."""
    known = before.gift.file_id if before and before.gift and keeps else None
    if file_id or known:
        return Gift(file_id=file_id or known)
    return Gift(url=asked.gift_url) if asked.gift_url else None


def asked_of(row: "Form", content: Content) -> Asked:
    """A form as the console shows it."""
    return Asked(
        name=row.name,
        shop=str(row.shop_id),
        ways="both" if len(content.ways) > 1 else content.ways[0],
        ads="ads" in content.consents,
        asks_name=content.asks_name,
        asks_birthday=content.asks_birthday,
        privacy_url=content.privacy_url,
        gift_url=content.gift.url if content.gift else "",
    )


def called(shop_id: int) -> str:
    """What a shop is called."""
    found = queries.shop(shop_id)
    return found.name if found else ""


def words_of(known: Texts) -> Words:
    flat = {name: getattr(known, name) for name in ("title", "lead", "button", "thanks", "gift")}
    return Words(**flat, **known.consents)


def with_words(content: Content, words: Words, *, shop: str, language: str) -> Content:
    """The content with these words in a language."""
    ours = texts(shop)[language]
    said = Texts(
        title=words.title or ours.title,
        lead=words.lead,
        button=words.button or ours.button,
        thanks=words.thanks or ours.thanks,
        gift=words.gift or ours.gift,
        consents={name: getattr(words, name) or text for name, text in ours.consents.items()},
    )
    return msgspec.structs.replace(content, texts={**content.texts, language: said})
