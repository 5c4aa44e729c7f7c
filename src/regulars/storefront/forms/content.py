"""What does a form ask, say and give?"""

from collections.abc import Mapping

import msgspec
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

WAYS: Mapping[str, tuple[str, str]] = {"email": ("email", "email"), "phone": ("phone", "sms")}
"""What can be entered: the kind of identity that it is, and the channel on which it is confirmed."""


class Texts(msgspec.Struct, frozen=True, kw_only=True):
    """A form's words in a language. consents: what stands beside each box, by channel."""

    title: str
    lead: str
    button: str
    thanks: str
    gift: str
    consents: dict[str, str]


class Gift(msgspec.Struct, frozen=True, kw_only=True):
    """What who signs up may fetch, once the address is confirmed: a link, or a file."""

    url: str = ""
    file_id: int | None = None


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """All of an edition.

    ways: email, phone. consents: the channels of offers that are asked for: email, sms, ads. topics,
    questions: by slug. privacy_url: where the shop says what it does with data. texts: by language.
    """

    texts: dict[str, Texts]
    ways: tuple[str, ...] = ("email",)
    consents: tuple[str, ...] = ("email",)
    asks_name: bool = False
    asks_birthday: bool = False
    topics: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    privacy_url: str = ""
    gift: Gift | None = None

    def in_language(self, language: str) -> Texts:
        """The words in a language of the house."""
        return self.texts.get(language) or next(iter(self.texts.values()))


def texts(shop: str) -> dict[str, Texts]:
    """A form's words as we would say them, in every language. shop: what it is called."""
    return {code: _own_words(shop, language=code) for code, _name in settings.LANGUAGES}


def _own_words(shop: str, *, language: str) -> Texts:
    told = {"shop": shop}
    with translation.override(language):
        return Texts(
            title=_("News from %(shop)s") % told,
            lead=_("Be the first to hear what is new. You can leave whenever you like."),
            button=_("Sign me up"),
            thanks=_("Good that you are with us."),
            gift=_("Your download"),
            consents={
                "email": _(
                    "%(shop)s may send me offers and news by e-mail. I can take this back at any time."
                )
                % told,
                "sms": _("%(shop)s may send me offers and news by SMS. I can take this back at any time.")
                % told,
                "ads": _("%(shop)s may show me its ads at Meta and Google. I can take this back at any time.")
                % told,
            },
        )
