"""What does a letter say where there is room for a card or a notification alone?"""

import re
from dataclasses import dataclass
from html import unescape

from django.conf import settings

from regulars.channels.channel import Parcel
from regulars.channels.tracking.marking import HREF, IN_TEXT, is_ours

LONGEST_TITLE, LONGEST_TEXT = 80, 400
LEADS_TO_A_LINK = re.compile(r"^(?:(.*[.!?…])\s)?[^.!?…]*:\s*$", re.DOTALL)
"""Words whose last sentence only leads to the link that followed: what stands before it."""


@dataclass(frozen=True, slots=True)
class Brief:
    """url: where it leads; '' of one that leads nowhere."""

    title: str
    text: str
    url: str


def brief(parcel: Parcel) -> Brief | None:
    """A letter's short form as title, text and link; None of a letter that has no short form."""
    said = parcel.letter.short
    if not said:
        return None
    link = IN_TEXT.search(said)
    text = without(said, link[0]) if link else said
    head, colon, rest = text.partition(": ")
    if colon and len(head) <= LONGEST_TITLE and not set(head) & set(".!?"):
        title, text = head, rest[:1].upper() + rest[1:]
    else:
        title = parcel.letter.subject
    return Brief(cut(title, LONGEST_TITLE), cut(text, LONGEST_TEXT), link[0] if link else link_of(parcel))


def without(said: str, url: str) -> str:
    """The words without their link, and without what only leads to it: "Here it is again:"."""
    before, _, after = said.partition(url)
    if not after.strip() and (leading := LEADS_TO_A_LINK.match(before)):
        before = leading[1] or before.rstrip(": ")
    return f"{before.strip()} {after.strip()}".strip()


def link_of(parcel: Parcel) -> str:
    """Where the letter itself leads first; else the shop."""
    found = (unescape(url) for _, _, url in HREF.findall(parcel.letter.html))
    followed = f"{settings.BASE_URL}/l/"
    first = next((url for url in found if url.startswith(followed) or not is_ours(url)), "")
    return first or (parcel.words.shop.url if parcel.words else "")


def cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
