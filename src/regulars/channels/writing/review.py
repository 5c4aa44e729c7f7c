"""What does a letter say now, and what is to be said about it?"""

from collections.abc import Iterator
from datetime import datetime

from regulars.channels import compiling, letters
from regulars.channels.letters import Kind, UnknownLetter
from regulars.channels.writing import blocks, cadence, lint, looking, queries, shelf
from regulars.channels.writing.actions import Content
from regulars.channels.writing.blocks import Greeting, Signature
from regulars.channels.writing.lint import Finding, Reading


def content(template: str, *, language: str, shop_id: int = shelf.EVERY_SHOP) -> Content:
    """The letter in a language as the composer takes it: the store's own text, else the gallery's.

    Of one that nobody wrote in it yet, the text in English. Raises UnknownLetter.
    """
    own = queries.texts(template, edition=queries.edition(template))
    for where in dict.fromkeys(((shop_id, language), (shelf.EVERY_SHOP, language))):
        if row := own.get(where):
            return Content(
                subject=row.subject, preview=row.preview, short=row.short, blocks=shelf.blocks_of(row)
            )
    if template in letters.catalogue():
        home = letters.HERE / (language if (language, template) in letters.shelf() else letters.FALLBACK)
        return opened(compiling.parsed((home / f"{template}.txt").read_text(encoding="utf-8")))
    if queries.own(template) is None:
        raise UnknownLetter(template)
    row = own[min(own)] if own else None
    made = shelf.blocks_of(row) if row else (Greeting(), Signature())
    return Content(subject=row.subject if row else "", preview=row.preview if row else "", blocks=made)


def opened(text: compiling.Text) -> Content:
    """A letter of the gallery as the composer takes it."""
    made = (Greeting(), *blocks.taken_apart(text.body), Signature())
    return Content(subject=text.subject, preview=text.preview, short=text.short, blocks=made)


def findings(said: Content, *, kind: Kind, html: str) -> Iterator[Finding]:
    """What can be said of a text without asking anybody."""
    reading = Reading(
        kind=kind.kind,
        subject=said.subject,
        preview=said.preview,
        short=said.short,
        blocks=said.blocks,
        html=html,
    )
    yield from lint.findings(reading)


def review(template: str, *, language: str, at: datetime, shop_id: int = shelf.EVERY_SHOP) -> list[Finding]:
    """All that can be said of a letter as it is: its text, its addresses, and what people get beside it.

    It calls the addresses that stand in it. Raises UnknownLetter.
    """
    said, kind = content(template, language=language, shop_id=shop_id), shelf.kind_of(template)
    letter = shelf.opened().letter(template, languages=(language,), shop_id=shop_id)
    html = letter.write(letters.fullest(letter)).html
    return [
        *looking.findings(said.blocks),
        *findings(said, kind=kind, html=html),
        *cadence.findings(template, kind=kind.kind, at=at),
    ]
