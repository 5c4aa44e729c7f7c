"""What stands on a form's page?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from regulars.channels.writing.brand import Brand
from regulars.customers import queries as customers
from regulars.customers.questions import Asking, spoken
from regulars.storefront.forms import queries
from regulars.storefront.forms.content import Content, Texts
from regulars.storefront.forms.guard import HONEYPOT, Verdict, slowly
from regulars.web import stored

if TYPE_CHECKING:
    from regulars.storefront.forms.models import Form


@dataclass(frozen=True, slots=True)
class Box:
    """Something to tick or to choose."""

    value: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A question with its answers. kind: radio or checkbox, as a browser has it."""

    name: str
    words: str
    kind: str
    is_scale: bool
    boxes: tuple[Box, ...]


@dataclass(frozen=True, kw_only=True)
class Page:
    """A form as somebody sees it. sent: what they entered. token, nonce, bits: of its guard."""

    row: "Form"
    content: Content
    language: str
    framed: bool
    sent: QueryDict = field(default_factory=QueryDict)
    wrong: Mapping[str, str | Promise] = field(default_factory=dict)
    notice: str | Promise = ""
    token: str = ""
    nonce: str = ""
    bits: int = 0
    honeypot: str = HONEYPOT

    @property
    def texts(self) -> Texts:
        return self.content.in_language(self.language)

    @property
    def shop(self) -> str:
        found = queries.shop(self.row.shop_id)
        return found.name if found else ""

    @property
    def looks(self) -> str:
        """The store's colours and font, for the page's style."""
        brand = stored.load(Brand)
        values = brand.values()
        names = ("accent", "on_accent", "ground", "ink", "font")
        return "; ".join(f"--{name.replace('_', '-')}: {values[name]}" for name in names)

    @property
    def consents(self) -> list[Box]:
        ticked = self.sent.getlist("consent")
        return [
            Box(channel, self.texts.consents[channel], channel in ticked) for channel in self.content.consents
        ]

    @property
    def topics(self) -> list[Box]:
        ticked = self.sent.getlist("topic")
        return [
            Box(topic.slug, spoken(topic.names, [self.language]), topic.slug in ticked)
            for topic in customers.topics()
            if topic.slug in self.content.topics
        ]

    @property
    def questions(self) -> list[Shown]:
        asked = queries.asked(self.content.questions) if self.content.questions else ()
        return [
            shown(one, self.sent.getlist(f"answer_{one.slug}"), languages=[self.language]) for one in asked
        ]

    @property
    def entered(self) -> dict[str, str]:
        return {
            name: self.sent.get(name, "") for name in ("email", "phone", "given_name", "birth_date", "page")
        }


def shown(asking: Asking, said: list[str] | tuple[str, ...], *, languages: list[str]) -> Shown:
    """A question as it is shown, with what was chosen."""
    labels = asking.labels(languages)
    return Shown(
        name=f"answer_{asking.slug}",
        words=asking.in_words(languages),
        kind="checkbox" if asking.kind == "several" else "radio",
        is_scale=asking.kind == "scale",
        boxes=tuple(Box(value, labels[value], value in said) for value in asking.offered()),
    )


def notice(verdict: Verdict, *, bits: int) -> str:
    """What somebody is told whose entry couldn't be taken as it came."""
    if verdict == "slowly":
        seconds = int(slowly(bits).total_seconds())
        return ngettext(
            "Nothing is lost. Waiting tells people from programs: press the button again in %(n)s second.",
            "Nothing is lost. Waiting tells people from programs: press the button again in %(n)s seconds.",
            seconds,
        ) % {"n": seconds}
    return str(NOTICES[verdict])


NOTICES: Mapping[str, str | Promise] = {
    "too_fast": gettext_lazy("That was quick. Please press the button once more."),
    "too_old": gettext_lazy(
        "This page was open for long. Nothing is lost: please press the button once more."
    ),
    "harder": gettext_lazy("Many sign up just now. Nothing is lost: please press the button once more."),
}
CROWDED = gettext_lazy("Very many signed up from your network just now. Please try again in an hour.")


def what_comes(ways: list[str], *, confirms: bool) -> str:
    """What happens next, the same for everybody."""
    if not confirms:
        return ""
    if ways == ["phone"]:
        return _("We sent you a text message. Open its link and press the button: then we know it was you.")
    return _("We sent you a letter. Open its link and press the button: then we know it was you.")
