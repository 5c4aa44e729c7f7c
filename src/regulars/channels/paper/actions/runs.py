"""How is a print run made, undone, and marked as posted?

Each is one transaction that locks the letters, writes them and the run, and records it. So a run is made once
however often it is clicked, and a kill leaves either all of it or nothing.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

import msgspec
from django.db import transaction

from regulars.channels.actions import Who, actor
from regulars.channels.byhand.books import Books
from regulars.channels.byhand.looking import STOPPED, left_out
from regulars.channels.fate import Fate
from regulars.channels.paper import events, queries
from regulars.channels.paper.hand import hand
from regulars.channels.paper.models import PrintRun
from regulars.channels.paper.settings import PostSettings
from regulars.channels.post import CHANNEL
from regulars.customers.permission import Granted
from regulars.events.log import NewEvent, record
from regulars.money import Money, to_minor
from regulars.web import audit, stored


class RunEnded(ValueError):
    """The run was posted or undone already."""


class SendingStopped(ValueError):
    """Everything is stopped: nothing is printed either."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a print run would hold. left_out: how many don't go now, by reason. price: of each, where said."""

    pieces: int
    left_out: Counter[str]
    price: Money | None

    @property
    def cost(self) -> Money | None:
        return Money(self.price.minor * self.pieces, self.price.currency) if self.price else None


def price_now() -> Money | None:
    """What a letter costs by the owner's word; None where they said none."""
    price, currency = stored.load(PostSettings).price, queries.money()["currency"]
    return Money(to_minor(price, currency=currency), currency) if price > Decimal(0) else None


def preview(*, at: datetime) -> Preview:
    """What a run would hold if it was made now; nothing is written."""
    with transaction.atomic():
        looked = hand().look(at=at)
    going = sum(isinstance(one.verdict, Granted) for one in looked)
    return Preview(going, left_out(looked), price_now())


def make_run(*, who: Who, at: datetime) -> PrintRun | None:
    """Print what waits and may go; None where there is nothing. Raises SendingStopped."""
    price = price_now() or Money(0, queries.money()["currency"])
    books = Books(CHANNEL, actor(who), at)
    with transaction.atomic():
        looked = hand().look(at=at)
        if STOPPED in left_out(looked):
            raise SendingStopped
        run = PrintRun(made_at=at, made_by=actor(who), pieces=0)
        run.price_minor, run.currency = price.minor, price.currency
        run.save(force_insert=True)
        named = queries.NAMED.format(run.pk)
        written = books.write(books.sort_out(looked), provider_id=named, cost_minor=price.minor)
        run.pieces = len(books.take(written))
        if not run.pieces:
            run.delete()
            return None
        run.save(update_fields=["pieces"])
        told = events.LettersPrinted(run.pk, run.pieces, price.minor, price.currency)
        _record(told, key=f"print:{run.pk}:made", who=who, at=at)
        audit.note(who, "letters.printed", kind="print_run", id=run.pk, detail={"pieces": run.pieces})
    return run


def post_run(run_id: int, *, who: Who, at: datetime) -> int:
    """Say that a run's letters were brought to the post; how many. Raises RunEnded."""
    fate = Fate(state="accepted", reason="")
    return _end(run_id, state="posted", fate=fate, told=events.LettersPosted(run_id), who=who, at=at)


def undo_run(run_id: int, *, who: Who, at: datetime) -> int:
    """Let a run's letters wait again; how many. Raises RunEnded."""
    fate = Fate(state="planned", not_before=at)
    return _end(run_id, state="undone", fate=fate, told=events.LettersTakenBack(run_id), who=who, at=at)


def _end(run_id: int, *, state: str, fate: Fate, told: msgspec.Struct, who: Who, at: datetime) -> int:
    with transaction.atomic():
        run = PrintRun.objects.select_for_update().filter(pk=run_id, state="made").first()
        if run is None:
            raise RunEnded(str(run_id))
        PrintRun.objects.filter(pk=run_id).update(state=state, ended_at=at)
        sends = hand().in_hand(queries.sends_of(run_id), at=at)
        moved = Books(CHANNEL, actor(who), at).end([(send, fate) for send in sends])
        _record(told, key=f"print:{run_id}:{state}", who=who, at=at)
        deed = "letters.posted" if state == "posted" else "letters.taken_back"
        audit.note(who, deed, kind="print_run", id=run_id, detail={"pieces": len(moved)})
    return len(moved)


def _record(payload: msgspec.Struct, *, key: str, who: Who, at: datetime) -> None:
    record(NewEvent(payload=payload, key=key, occurred_at=at, actor=actor(who)), at=at)
