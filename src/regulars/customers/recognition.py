"""Who is meant by these identifiers, and which customers turn out to be one person?

Pure: what is known goes in, what to write comes out. The strongest known key decides who somebody is
(the shop's own id, then e-mail, then phone, then device). Another customer found by e-mail is the same
person. One found by phone or device is the same person only if nothing else says who they are: families
share telephones, and several people one browser.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

Key = tuple[str, int, str]
NAMED = ("shop", "email")


@dataclass(slots=True)
class Known:
    """Who owns which key, and which keys each owner has; ids are canonical. Temporary ones are negative."""

    owner: dict[Key, int] = field(default_factory=dict)
    keys_of: dict[int, set[Key]] = field(default_factory=dict)

    def give(self, key: Key, *, to: int) -> None:
        """Note that a key names a customer."""
        self.owner[key] = to
        self.keys_of.setdefault(to, set()).add(key)


@dataclass(frozen=True, slots=True)
class Join:
    """The loser was found to be the winner, by a key of this kind."""

    loser: int
    winner: int
    by: str


@dataclass(slots=True)
class Findings:
    """For each set of keys its customer (None where there is none), and what that changes."""

    customers: list[int | None] = field(default_factory=list)
    attached: list[tuple[Key, int]] = field(default_factory=list)
    joins: list[Join] = field(default_factory=list)
    created: list[int] = field(default_factory=list)


def recognise(named: Iterable[Sequence[Key]], *, known: Known) -> Findings:
    """Find or invent a customer for each set of keys, strongest key first, in the order given.

    Invented customers have ids -1, -2, ...; `known` is kept up with what is found.
    """
    found = Findings()
    for keys in named:
        found.customers.append(_one(keys, known=known, found=found) if keys else None)
    final = _winners(found.joins)
    found.customers = [final.get(who, who) if who is not None else None for who in found.customers]
    found.attached = [(key, final.get(who, who)) for key, who in found.attached]
    return found


def _one(keys: Sequence[Key], *, known: Known, found: Findings) -> int:
    who = next((o for key in keys if (o := _owner(key, keys, known=known)) is not None), None)
    if who is None:
        who = -1 - len(found.created)
        found.created.append(who)
    for key in keys:
        other = known.owner.get(key)
        if other is None:
            known.give(key, to=who)
            found.attached.append((key, who))
        elif other != who and _same_person(key, other, who, known=known):
            who = _join(key, other, who, known=known, found=found)
    return who


def _owner(key: Key, keys: Sequence[Key], *, known: Known) -> int | None:
    """Who this key says it is, unless the other keys name somebody else."""
    owner = known.owner.get(key)
    if owner is None or key[0] in NAMED:
        return owner
    return None if _contradicts(keys, known.keys_of[owner]) else owner


def _contradicts(keys: Iterable[Key], theirs: Iterable[Key]) -> bool:
    """Whether both sides are named by e-mail or by one shop's id, and differ."""
    named = {key[:2]: key for key in theirs if key[0] in NAMED}
    return any(named.get(key[:2], key) != key for key in keys if key[0] in NAMED)


def _same_person(key: Key, other: int, who: int, *, known: Known) -> bool:
    if key[0] in NAMED:
        return True
    return not any(k[0] in NAMED for k in known.keys_of[other]) or not any(
        k[0] in NAMED for k in known.keys_of.get(who, ())
    )


def _join(key: Key, other: int, who: int, *, known: Known, found: Findings) -> int:
    """Make one of the two the winner: a named one before a nameless one, then the older."""
    loser, winner = sorted((other, who), key=lambda c: _precedence(c, known=known))
    found.joins.append(Join(loser=loser, winner=winner, by=key[0]))
    for theirs in known.keys_of.pop(loser, set()):
        known.give(theirs, to=winner)
    return winner


def _precedence(customer: int, *, known: Known) -> tuple[bool, bool, int]:
    """Sorts the loser first: nameless before named, invented before stored, newer before older."""
    has_name = any(key[0] in NAMED for key in known.keys_of.get(customer, ()))
    return has_name, customer > 0, -abs(customer)


def _winners(joins: Sequence[Join]) -> Mapping[int, int]:
    """Each loser's last winner."""
    final: dict[int, int] = {}
    for join in joins:
        for loser, winner in final.items():
            if winner == join.loser:
                final[loser] = join.winner
        final[join.loser] = join.winner
    return final
