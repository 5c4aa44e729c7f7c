"""By which number does the store write in WhatsApp, and in which templates?

A business begins a conversation by a template that Meta approved, so each letter has to be said in one of the
store's; words of our own may go only to whoever wrote within the last 24 hours.
"""

import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import timedelta

import msgspec
from django.utils.translation import gettext

from regulars.channels.words import GROUPS
from regulars.channels.writing import shelf
from regulars.web.outward import address

META = "https://graph.facebook.com"
VERSION = "v23.0"
WINDOW = timedelta(hours=24)
ID = re.compile(r"\d{5,20}")
SECRET = re.compile(r"[\x21-\x7e]{10,1000}")
NAME = re.compile(r"[a-z0-9_]{1,512}")
CODE = re.compile(r"[a-z]{2,3}(_[A-Z]{2})?")
ALONE = ("short", "subject")
NO_SUCH = frozenset({"product.image_url", "product.bought_on", "order.placed_on", "links.confirm"})


class Unusable(ValueError):
    """The number or a template can't be used as it was given; the message says why, and what would do."""


class Template(msgspec.Struct, frozen=True, kw_only=True):
    """In which words that Meta approved a letter is said. name, code: the template's, and its language's.

    words: what stands for {{1}}, {{2}} ..., as letters name it, or `short`, `subject`; behind a bar what is
    said where that isn't known: `customer.given_name|there`.
    """

    letter: str
    language: str
    name: str
    code: str
    words: tuple[str, ...] = ()


class Number(msgspec.Struct, frozen=True, kw_only=True):
    """What may be known of the store's number. phone_id: Meta's name of it."""

    phone_id: str
    api: str = META
    version: str = VERSION
    templates: tuple[Template, ...] = ()

    @property
    def url(self) -> str:
        return f"{self.api.rstrip('/')}/{self.version}/{self.phone_id}/messages"

    def template(self, letter: str, *, language: str) -> Template | None:
        named = ((one.letter, one.language, one) for one in self.templates)
        return next((one for name, code, one in named if (name, code) == (letter, language)), None)


class Secrets(msgspec.Struct, frozen=True):
    """token: ours, to Meta. app_secret: what Meta signs by. verify: what Meta asks for once, at the start."""

    token: str = ""
    app_secret: str = ""
    verify: str = ""


HELLO = Template(letter="", language="", name="hello_world", code="en_US")
"""What each new account has: a test is sent in it."""


def checked(number: Number, secrets: Secrets) -> None:
    """Raises Unusable, and for the API address.AddressRefused."""
    address.check(number.api)
    if not ID.fullmatch(number.phone_id):
        raise Unusable(gettext("The number’s id is digits alone, as Meta shows it beside the number."))
    if not (SECRET.fullmatch(secrets.token) and SECRET.fullmatch(secrets.app_secret)):
        raise Unusable(gettext("Both are needed: the token, and the app’s secret by which Meta signs."))


def checked_template(template: Template) -> Template:
    """Raises Unusable."""
    if template.letter not in shelf.catalogue():
        raise Unusable(gettext("There is no letter %(name)s.") % {"name": template.letter})
    if not NAME.fullmatch(template.name) or not CODE.fullmatch(template.code):
        raise Unusable(gettext("Write the template as Meta names it, soap_reminder, and its language as lv."))
    known = {*ALONE, *sayable()}
    for word in template.words:
        if word.partition("|")[0] not in known:
            told = {"name": word, "known": ", ".join(sorted(known))}
            raise Unusable(gettext("%(name)s can’t stand there. There is: %(known)s") % told)
    return template


def sayable() -> Iterator[str]:
    """What of letters can stand in a template: each is a text or an amount."""
    dotted = (f"{group}.{field.name}" for group, kind in GROUPS.items() for field in fields(kind))
    return (name for name in dotted if name not in NO_SUCH)


def words_of(text: str) -> tuple[str, ...]:
    """`customer.given_name|there, product.name` as a template's words."""
    return tuple(word.strip() for word in text.split(",") if word.strip())
