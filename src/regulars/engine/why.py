"""Why did somebody get this, and why didn't they?

A decision says it where there is one. Else the audience's statements are looked at one by one, as they stand
for this person now, and those that keep them out are named.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext

from regulars.customers.attributes import Attribute, Kind
from regulars.engine import queries, reasons
from regulars.engine.audience import Compiler, checked_leaf
from regulars.engine.expression import Call, Expression, Leaf, leaves
from regulars.engine.play import trigger
from regulars.engine.running import House, house, understood
from regulars.engine.truth import blockers
from regulars.engine.version import NotUnderstood
from regulars.engine.vocabulary import event_words
from regulars.engine.words import leaf_in_words, shown_value
from regulars.sql import Statement


@dataclass(frozen=True, slots=True)
class Checked:
    """One statement of the audience, as it stands for the person. holds: None when it isn't known.

    keeps_out: whether it is one of those because of which they are outside. value: what is known, in words.
    """

    words: str
    holds: bool | None
    value: str
    keeps_out: bool


@dataclass(frozen=True, slots=True)
class Why:
    """The answer for one person and one play.

    said: in a sentence. decided_at, reason, arm: of the latest decision; None and '' without one.
    audience: each statement, as it stands now; empty when the play isn't understood.
    """

    play: str
    said: str
    decided_at: datetime | None = None
    reason: str = ""
    arm: str = ""
    audience: tuple[Checked, ...] = ()


def why(customer_id: int, play: str, *, at: datetime) -> Why:
    """Why this person is, or isn't, in a play."""
    row = queries.play(play)
    if row is None or row.version is None:
        return Why(play, gettext("This play was never switched on."))
    members = queries.same_person(customer_id)
    try:
        version = understood(row.version)
    except NotUnderstood as problem:
        return Why(play, gettext("This play can't be run: %(problem)s") % {"problem": problem})
    checked = tuple(_checked(version.audience, customer_id=members[0], here=house(at=at)))
    if latest := queries.latest_decision(row.id, members=members):
        said = reasons.said(latest.reason, detail=latest.detail)
        return Why(play, said, latest.decided_at, latest.reason, latest.arm, checked)
    if not row.is_on:
        return Why(play, gettext("This play is off."), audience=checked)
    happened = queries.has_happened(trigger(version.play), members=members, since=row.switched_on_at)
    return Why(play, _undecided(trigger(version.play), checked, happened=happened), audience=checked)


def _undecided(event: str, checked: tuple[Checked, ...], *, happened: bool) -> str:
    """Why nothing was decided about somebody, though the play is on."""
    if outside := [one.words for one in checked if one.keeps_out]:
        return gettext("The play is for people who %(words)s.") % {"words": gettext(" and ").join(outside)}
    if not happened:
        starts = event_words(event).happens
        return gettext("What starts it hasn't happened since it was switched on: %(event)s.") % {
            "event": starts
        }
    return gettext("When it could have started, they were not among those it is for, or it was too late.")


def _checked(audience: Expression, *, customer_id: int, here: House) -> Iterator[Checked]:
    stated = list(dict.fromkeys(leaves(audience)))
    values = _evaluated(stated, customer_id=customer_id, here=here)
    holds = {leaf: held for leaf, (held, _) in zip(stated, values, strict=True)}
    outside = set(blockers(audience, holds=holds))
    for leaf, (held, value) in zip(stated, values, strict=True):
        words = leaf_in_words(leaf, currency=here.currency)
        yield Checked(words, held, _value(leaf, value, currency=here.currency), leaf in outside)


def _evaluated(stated: list[Leaf], *, customer_id: int, here: House) -> list[tuple[bool | None, object]]:
    compiler = Compiler(here.moment, "c.id")
    wanted = [part for leaf in stated for part in checked_leaf(leaf, compiler=compiler)]
    columns = ", ".join(wanted)
    query = Statement(f"SELECT {columns} FROM customer c {compiler.joins} WHERE c.id = %(customer_id)s")  # noqa: S608 made of the catalogue's own SQL; values are parameters
    rows: list[tuple[Any, ...]] = query.rows(**compiler.parameters, customer_id=customer_id)
    if not rows:
        return [(None, None)] * len(stated)
    return list(zip(rows[0][::2], rows[0][1::2], strict=True))


def _value(leaf: Leaf, value: object, *, currency: str) -> str:
    if isinstance(leaf, Call):
        return ""
    if value is None:
        return gettext("not known")
    return shown_value(_plain(value, leaf.attribute), attribute=leaf.attribute, currency=currency)


def _plain(value: object, attribute: Attribute) -> object:
    """Amounts as the database has them, in minor units; numbers whole where they are."""
    if isinstance(value, Decimal) and attribute.kind is Kind.NUMBER and value == value.to_integral_value():
        return int(value)
    return value
