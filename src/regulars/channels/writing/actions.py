"""What can the staff do with letters: write one, take theirs back, renew what waits?"""

from datetime import datetime

import msgspec
from django.db import transaction
from django.db.models import F, Func, JSONField, Value

from regulars.channels.actions import Who, actor
from regulars.channels.compiling import Text
from regulars.channels.letters import Kind
from regulars.channels.letters import catalogue as gallery
from regulars.channels.writing import blocks, events, queries, shelf
from regulars.channels.writing.blocks import AnyBlock
from regulars.channels.writing.brand import Brand
from regulars.channels.writing.models import OwnLetter, OwnText
from regulars.events.log import NewEvent, record
from regulars.web import audit, stored


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """What a letter says in one language."""

    subject: str
    preview: str
    short: str = ""
    blocks: tuple[AnyBlock, ...] = ()

    def text(self) -> Text:
        """Raises blocks.NotABlock."""
        return Text(
            subject=flat(self.subject),
            preview=flat(self.preview),
            short=flat(self.short),
            body=blocks.body(self.blocks),
            whole=True,
        )


class Overtaken(ValueError):
    """Somebody saved another edition of this text meanwhile."""

    def __init__(self, edition: int) -> None:
        self.edition = edition
        super().__init__(f"edition {edition}")


class LastText(ValueError):
    """A letter of the store's own has no other text: without this one nothing could be sent."""


class NameTaken(ValueError):
    """A letter of this name is there already."""


def make_letter(name: str, *, title: str, kind: Kind, who: Who, at: datetime) -> None:
    """Begin a letter of the store's own. Raises NameTaken."""
    if name in shelf.catalogue():
        raise NameTaken(name)
    with transaction.atomic():
        OwnLetter.objects.create(name=name, title=title, made_at=at, **msgspec.structs.asdict(kind))
        _record(events.LetterSaved(name, 0, ""), who=who, at=at)
        audit.note(who, "letter.made", kind="letter", id=name)


def save_text(
    name: str,
    content: Content,
    *,
    language: str,
    shop_id: int = shelf.EVERY_SHOP,
    after: int | None = None,
    who: Who,
    at: datetime,
) -> int:
    """A new edition of a letter in one language; its number. What waits keeps the edition that it has.

    after: the edition of this text that whoever writes knows, 0 for none. Raises Overtaken where there is a
    newer one, and letters.UnknownLetter, compiling.Broken and blocks.NotABlock: what is broken is never kept.
    """
    own = shelf.Own(name, shelf.kind_of(name), language, content.text())
    shelf.compiled(own, stored.load(Brand))
    row = OwnText(
        subject=own.text.subject,
        preview=own.text.preview,
        short=own.text.short,
        blocks=msgspec.to_builtins(content.blocks),
    )
    row.language, row.shop_id = language, shop_id
    return _next_edition(row, name, after=after, who=who, at=at)


def withdraw_text(
    name: str, *, language: str, shop_id: int = shelf.EVERY_SHOP, who: Who, at: datetime
) -> int:
    """Go back to the gallery's text, in an edition of its own. Raises letters.UnknownLetter and LastText."""
    row = OwnText(withdrawn=True, language=language, shop_id=shop_id)
    return _next_edition(row, name, after=None, who=who, at=at)


def renew_waiting(name: str, *, who: Who, at: datetime) -> int:
    """Let what waits go out with the newest text; how many messages."""
    edition = queries.edition(name)
    newest = Func(
        F("context"),
        Value("{edition}"),
        Value(edition, JSONField()),
        function="jsonb_set",
        output_field=JSONField(),
    )
    with transaction.atomic():
        renewed = queries.waiting(name).update(context=newest)
        if renewed:
            _record(events.LetterRenewed(name, edition, renewed), who=who, at=at)
            audit.note(who, "letter.renewed", kind="letter", id=name, detail={"messages": renewed})
    return renewed


def flat(text: str) -> str:
    """On one line: a header can't begin another one."""
    return " ".join(text.split())


def _next_edition(row: OwnText, name: str, *, after: int | None, who: Who, at: datetime) -> int:
    kind, where = shelf.kind_of(name), (row.shop_id, row.language)
    with transaction.atomic():
        OwnLetter.objects.get_or_create(name=name, defaults={"made_at": at, **msgspec.structs.asdict(kind)})
        letter = OwnLetter.objects.select_for_update().get(pk=name)
        newest = queries.newest_of(name, language=row.language, shop_id=row.shop_id)
        if after is not None and newest > after:
            raise Overtaken(newest)
        edition = queries.edition(name)
        if row.withdrawn and name not in gallery() and queries.texts(name, edition=edition).keys() <= {where}:
            raise LastText(name)
        row.letter, row.edition = letter, edition + 1
        row.made_at, row.made_by = at, actor(who)
        row.save(force_insert=True)
        saved = events.LetterSaved(name, row.edition, row.language, row.withdrawn)
        _record(saved, who=who, at=at)
        detail = {"language": row.language, "edition": row.edition}
        audit.note(
            who,
            "letter.withdrawn" if row.withdrawn else "letter.saved",
            kind="letter",
            id=name,
            detail=detail,
        )
    return row.edition


def _record(payload: events.LetterSaved | events.LetterRenewed, *, who: Who, at: datetime) -> None:
    record(
        NewEvent(
            payload=payload,
            key=f"letter:{payload.letter}:{payload.edition}:{type(payload).__name__}:{at.timestamp()}",
            occurred_at=at,
            actor=actor(who),
        ),
        at=at,
    )
