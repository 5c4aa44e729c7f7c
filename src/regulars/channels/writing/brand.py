"""How do a store's letters look, and who signs them?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from regulars.channels.words import is_web_address
from regulars.web.forms import ask

DARK, LIGHT = "#1c1b19", "#ffffff"
FONTS: Mapping[str, str] = {
    "plain": "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif",
    "book": "Georgia, Cambria, 'Times New Roman', serif",
    "round": "'Trebuchet MS', 'Lucida Grande', Tahoma, sans-serif",
    "narrow": "'Gill Sans', 'Gill Sans MT', Calibri, 'Helvetica Neue', sans-serif",
}
"""Stacks of fonts that people have: a mail fetches none."""
FONT_NAMES = [
    ("plain", _("Plain, as the reader’s device writes")),
    ("book", _("Like a book, with serifs")),
    ("round", _("Round and friendly")),
    ("narrow", _("Elegant and light")),
]


@dataclass(frozen=True, slots=True)
class Signatory:
    """Somebody of the shop who signs letters. picture_url: '' of nobody's face."""

    name: str
    role: str = ""
    picture_url: str = ""


@dataclass(frozen=True)
class Brand:
    """What the owner chose of the letters' looks."""

    KEY: ClassVar[str] = "brand"

    logo_url: str = ask(
        _("Logo"),
        kind="url",
        help=_("The address of a picture, best a wide PNG with a transparent ground, 400 pixels or more."),
        placeholder="https://",
        default="",
    )
    accent: str = ask(
        _("Colour of buttons"),
        kind="colour",
        help=_("The words on them are black or white, whichever reads better."),
        default=DARK,
    )
    ground: str = ask(_("Colour around the letter"), kind="colour", default="#f4f3f0")
    ink: str = ask(_("Colour of the words"), kind="colour", default=DARK)
    font: str = ask(pgettext_lazy("letters", "Font"), choices=FONT_NAMES, default="plain")
    tone: str = ask(
        _("How you speak"),
        kind="text",
        help=_(
            "A few words for whoever writes, as: warm, brief, no exclamation marks. Nobody else reads it."
        ),
        default="",
    )
    people: str = ask(
        _("Who signs"),
        kind="text",
        help=_("A line for each: name, what they do, and the address of a picture, with commas between."),
        placeholder="Laura, founder, https://example.com/laura.jpg",
        default="",
    )

    @property
    def on_accent(self) -> str:
        """The colour of words on a button: what contrasts more (WCAG 2.2, relative luminance)."""
        light = luminance(self.accent)
        return DARK if (light + 0.05) / (luminance(DARK) + 0.05) > 1.05 / (light + 0.05) else LIGHT

    def signatories(self) -> Iterator[Signatory]:
        """Those who sign, in the owner's order."""
        for line in self.people.splitlines():
            name, role, picture = ([part.strip() for part in line.split(",")] + ["", "", ""])[:3]
            if name:
                yield Signatory(name, role, picture if is_web_address(picture) else "")

    def values(self) -> dict[str, str]:
        """What letter.mjml names, ready to stand in it."""
        return {
            "accent": self.accent,
            "on_accent": self.on_accent,
            "ground": self.ground,
            "ink": self.ink,
            "font": FONTS.get(self.font, FONTS["plain"]),
            "masthead": self.masthead(),
        }

    def masthead(self) -> str:
        """What stands above a letter: the logo where there is one, else the shop's name."""
        if not is_web_address(self.logo_url):
            return '<mj-text font-weight="600" padding="0 32px 24px">{{ shop.name }}</mj-text>'
        return (
            f'<mj-image src="{escape(self.logo_url)}" alt="{{{{ shop.name }}}}" width="160px" align="left" '
            'padding="0 32px 24px" />'
        )


PLAIN = Brand()


def luminance(colour: str) -> float:
    """How light a colour is, `#rrggbb`, from 0 to 1."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
