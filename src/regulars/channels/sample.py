"""How does a letter read before it is sent to anybody?"""

from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings

from regulars.channels import examples, letters, queries
from regulars.channels.context import Subject, drafts
from regulars.channels.letters import Unwritable, Written
from regulars.channels.words import LinkWords, ShopWords, Words

NO_TICKET = "test"
"""Stands where a link to unsubscribe says whom: nobody, so that trying a letter takes nobody off the list."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A letter as it would go out. customer_id: with whose data; None where it is the letters' example."""

    letter: Written
    language: str
    customer_id: int | None


def languages(template: str) -> tuple[str, ...]:
    """The languages in which there is such a letter."""
    return tuple(sorted(language for language, name in letters.shelf() if name == template))


def sample(
    template: str,
    *,
    subject: Subject | None,
    language: str,
    reader: str,
    at: datetime,
    identity: str = "email",
) -> Sample:
    """The letter about a subject where there is one that it can be written of, else about the example.

    language: the one asked for; '' for the person's own. reader: whose language the example is in without.
    Raises letters.UnknownLetter.
    """
    (draft,) = drafts([subject], identity=identity) if subject else (None,)
    if draft:
        made = letters.letter(template, languages=(language, *draft.languages))
        about = draft.words(about=made.kind.about, unsubscribe=_no_link(), at=at)
        try:
            return Sample(made.write(about), made.language, draft.person_id)
        except Unwritable:
            pass
    made = letters.letter(template, languages=(language or reader,))
    return Sample(made.write(_example()), made.language, None)


def _example() -> Words:
    """The example, signed as this store signs."""
    signs, business = queries.sender(), queries.business()
    name = (signs.from_name if signs else "") or business.name or examples.SHOP.name
    shop = ShopWords(
        name=name,
        url=examples.SHOP.url,
        signed_by=signs.signed_by if signs else "",
        postal_address=signs.postal_address if signs else "",
    )
    return replace(examples.FULL, shop=shop, links=LinkWords(unsubscribe=_no_link()))


def _no_link() -> str:
    return f"{settings.BASE_URL}/u/{NO_TICKET}/"
