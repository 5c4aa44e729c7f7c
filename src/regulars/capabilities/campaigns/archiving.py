"""Which campaigns may anybody read, and how do they read without a reader's data?

A letter that is about each one's own order, or names what only a person has, can't be read by everybody: it
is never shown.
"""

from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile
from typing import TYPE_CHECKING

from django.urls import reverse

from regulars.capabilities.campaigns import queries
from regulars.channels import keyring
from regulars.channels.letters import UnknownLetter, Unwritable
from regulars.channels.queries import business, sender
from regulars.channels.words import CustomerWords, LinkWords, ShopWords, Words
from regulars.channels.writing import shelf

if TYPE_CHECKING:
    from regulars.capabilities.campaigns.models import Campaign

USE = "newsletter"
READABLE = ("running", "paused", "done")


@dataclass(frozen=True, slots=True)
class Issue:
    """A campaign as everybody may read it. address: where it stands."""

    subject: str
    text: str
    content: str
    sent_at: datetime
    address: str


def address_of(row: "Campaign") -> str:
    """Where everybody may read it; '' of one that nobody may."""
    if row.archive == "none" or row.state not in READABLE:
        return ""
    return reverse("newsletter", args=[keyring.signed(str(row.pk), use=USE)])


def listed(*, language: str) -> list[Issue]:
    """Those that the owner shows to everybody, the newest first."""
    found = (issue(row, language=language) for row in queries.readable() if row.archive == "listed")
    return [one for one in found if one]


def meant(token: str, *, language: str, at: datetime) -> Issue | None:
    """The one that a link leads to; None of a link that isn't ours, or of one that nobody may read."""
    says = keyring.said(token, use=USE, at=at)
    row = queries.campaign(int(says)) if says else None
    return issue(row, language=language) if row and address_of(row) else None


def issue(row: "Campaign", *, language: str) -> Issue | None:
    """The letter written to nobody; None where it can't be."""
    try:
        letter = shelf.opened().letter(row.templates[0], languages=(language, business().language))
        if letter.kind.about:
            return None
        written = letter.write(nobody(row))
    except (UnknownLetter, Unwritable):
        return None
    sent_at = row.planned_for or row.started_at or row.made_at
    return Issue(written.subject, readable(written.text), row.content, sent_at, address_of(row))


def nobody(row: "Campaign") -> Words:
    """What can be said to nobody in particular."""
    signs, company = sender(), business()
    shop = ShopWords(
        name=(signs.from_name if signs else "") or company.name,
        signed_by=signs.signed_by if signs else "",
        postal_address=signs.postal_address if signs else "",
    )
    day = (row.planned_for or row.started_at or row.made_at).date()
    return Words(customer=CustomerWords(), shop=shop, links=LinkWords(unsubscribe=HIDDEN), today=day)


HIDDEN = "https://unsubscribe.invalid/"
"""Stands for the link of whom there is none."""
FOOTER = "--"


def readable(text: str) -> str:
    """The text without its footer, and without lines that lead somewhere in somebody's name."""
    body = takewhile(lambda line: line.strip() != FOOTER, text.splitlines())
    return "\n".join(line for line in body if HIDDEN not in line)
