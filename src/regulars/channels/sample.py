"""How does a letter read before it is sent to anybody?"""

from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings

from regulars.channels import examples, letters, queries
from regulars.channels.context import Subject, drafts
from regulars.channels.letters import Letter, Unwritable, Written
from regulars.channels.words import LinkWords, ShopWords, Words
from regulars.channels.writing import recommending, segments, shelf
from regulars.channels.writing.queries import written_languages

NO_TICKET = "test"
"""Stands where a link to unsubscribe says whom: nobody, so that trying a letter takes nobody off the list."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A letter as it would go out. customer_id: with whose data; None where it is the letters' example."""

    letter: Written
    language: str
    customer_id: int | None


def languages(template: str) -> tuple[str, ...]:
    """The languages in which there is such a letter, ours first, as they stand everywhere."""
    gallery = {language for language, name in letters.shelf() if name == template}
    order = [code for code, _name in settings.LANGUAGES]
    found = gallery | set(written_languages().get(template, ()))
    return (*(code for code in order if code in found), *sorted(found - set(order)))


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
    spoken = (language, *draft.languages) if draft else (language or reader,)
    shop_id = subject.shop_id if subject else None
    made = shelf.opened().letter(template, languages=spoken, shop_id=shop_id)
    return written(made, subject=subject, at=at, identity=identity)


def written(
    made: Letter,
    *,
    subject: Subject | None,
    at: datetime,
    identity: str = "email",
) -> Sample:
    """This letter with the subject's data, or with the example's where that won't do."""
    (draft,) = drafts([subject], identity=identity) if subject else (None,)
    if draft and subject:
        about = draft.words(about=made.kind.about, unsubscribe=_no_link(), at=at)
        links = replace(about.links, confirm=_no_link(), preferences=_no_link())
        about = replace(about, links=links)
        try:
            about = recommending.added(about, made, about=subject, customer_id=draft.person_id)
            about = segments.added(about, made, person_id=draft.person_id, at=at)
            return Sample(made.write(about), made.language, draft.person_id)
        except Unwritable:
            pass
    return Sample(made.write(replace(_example(), among=made.asks)), made.language, None)


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
    links = LinkWords(unsubscribe=_no_link(), confirm=_no_link(), preferences=_no_link())
    return replace(examples.FULL, shop=shop, links=links)


def _no_link() -> str:
    return f"{settings.BASE_URL}/u/{NO_TICKET}/"
