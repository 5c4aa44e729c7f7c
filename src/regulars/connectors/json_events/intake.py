"""What becomes of the events of a call?"""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime

import msgspec
from django.db import DataError, connection, transaction

from regulars.commerce.actions.behaviours import Doing, record_behaviours, said_otherwise
from regulars.commerce.facts import BehaviourFact, Fact
from regulars.commerce.intake import Source, apply
from regulars.connectors.json_events.reading import Home, Item
from regulars.connectors.json_events.refusal import Refused

REASONS = {
    "order_unknown": Refused(
        "$.order.id", "This order isn't known.", "Send it as `order.placed`; then it can be cancelled."
    ),
    "nobody_named": Refused(
        "$.who", "Nobody is named by it.", "Say who by email, phone (with its country code) or customer_id."
    ),
    "shop_erased": Refused(
        "$", "All that came from this shop was forgotten.", "Connect it anew: then it is another shop here."
    ),
}
OTHER_CONTENT = Refused(
    "$.id",
    "This id came before, with another name, moment or properties.",
    "Give each event an id of its own. Nothing was changed.",
)


class Told(msgspec.Struct, frozen=True, omit_defaults=True):
    """What became of an event. result: `new`, `changed`, `known` (nothing changed) or `refused`.

    where, why, way_out: of a refusal, or of what of the event couldn't be used.
    """

    index: int
    result: str
    id: str = ""
    where: str = ""
    why: str = ""
    way_out: str = ""


def take_in(items: Sequence[Item], *, home: Home, source: Source, at: datetime) -> list[Told]:
    """Write what can be written, and say of each event what became of it."""
    results: dict[int, str | Refused] = {}
    doings = {n: item.said for n, item in enumerate(items) if isinstance(item.said, Doing)}
    facts: dict[int, Fact] = {}
    for n, item in enumerate(items):
        if isinstance(item.said, Refused):
            results[n] = item.said
        elif not isinstance(item.said, Doing):
            facts[n] = item.said
    if doings:
        told = _record(doings, home=home, source=source, at=at)
        results |= {n: result for n, result in told.items() if result != "unsettled"}
        for n in (n for n, result in told.items() if result == "unsettled"):
            try:
                facts[n] = _fact(doings[n])
            except msgspec.MsgspecError as error:
                results[n] = Refused("$.properties", f"{error}.", "Correct that value.")
    if facts:
        results |= _applied(facts, source=source, at=at)
    return [_told(n, item, results[n]) for n, item in enumerate(items)]


def _record(
    doings: dict[int, Doing], *, home: Home, source: Source, at: datetime
) -> dict[int, str | Refused]:
    """The fast lane. What it can't store, such as a number beyond all bounds, goes one by one."""
    numbers, values = list(doings), list(doings.values())
    try:
        with _savepoint():
            found = record_behaviours(
                values,
                source_key=source.key,
                shop_id=source.shop_id,
                country=home.country,
                actor=source.actor,
                at=at,
            )
    except DataError:
        return dict.fromkeys(numbers, "unsettled")
    results: dict[int, str | Refused] = dict(zip(numbers, found, strict=True))
    known = [n for n, result in results.items() if result == "known"]
    if known:
        other = said_otherwise([doings[n] for n in known], source_key=source.key)
        results |= {known[n]: OTHER_CONTENT for n in other}
    return results


def _applied(facts: dict[int, Fact], *, source: Source, at: datetime) -> dict[int, str | Refused]:
    """All at once; when the database can't hold one of them, one by one."""
    try:
        found = apply(list(facts.values()), source=source, at=at).results
    except (DataError, ValueError, OverflowError) as error:
        if len(facts) > 1:
            return {
                n: result
                for one, fact in facts.items()
                for n, result in _applied({one: fact}, source=source, at=at).items()
            }
        why = str(error).partition("\n")[0]
        return dict.fromkeys(facts, Refused("$", f"It can't be stored: {why}.", "Correct that value."))
    return {n: _reason(result) for n, result in zip(facts, found, strict=True)}


def _reason(result: str) -> str | Refused:
    word, _, code = result.partition(": ")
    return REASONS[code] if word == "refused" else result


def _fact(doing: Doing) -> BehaviourFact:
    return BehaviourFact(
        key=doing.key,
        name=doing.name,
        occurred_at=doing.occurred_at,
        who=doing.who,
        properties=msgspec.json.decode(doing.properties),
    )


def _told(n: int, item: Item, result: str | Refused) -> Told:
    word, flaw = ("refused", result) if isinstance(result, Refused) else (result, item.left_out)
    if flaw is None:
        return Told(n, word, item.id)
    place = f"$.events[{n}]{flaw.where.removeprefix('$')}"
    return Told(n, word, item.id, place, flaw.why, flaw.way_out)


def _savepoint() -> AbstractContextManager[object]:
    """A single statement needs no transaction of its own; inside one it needs a savepoint."""
    return transaction.atomic() if connection.in_atomic_block else nullcontext()
