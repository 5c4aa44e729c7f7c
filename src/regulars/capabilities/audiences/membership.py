"""Who is to be on an audience's lists, and who isn't any more?

Page by page, each committed by itself: whom the audience's expression admits and who allows advertising;
which group they belong to; and how that differs from what each network was told. A million people are never
held at once.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from functools import cached_property

import msgspec
from django.db import transaction

from regulars.capabilities.audiences.networks.network import Network, Person
from regulars.capabilities.audiences.rules import family_name
from regulars.customers.permission import OFFERS
from regulars.engine import where
from regulars.engine.audience import Compiler
from regulars.engine.decide import TREATED, arm
from regulars.engine.expression import Consented, Every, Expression, Span
from regulars.engine.running import House
from regulars.engine.suppression import suppressed
from regulars.sql import Statement, recordset, statement

ADS = "ads"
ALLOWED = Consented(ADS, OFFERS, Span(0, 0))
WAYS = (("email", "email"), ("sms", "phone"))
PAGE_SIZE = 10_000
TOLD_ANEW_AFTER = timedelta(days=500)
"""Google forgets who was told 540 days ago, since April 2025:
https://ppc.land/google-sets-new-540-day-limit-for-customer-match-data-retention."""
PAGE = statement(__file__, "page")
ASSIGN = statement(__file__, "assign")
DIFFERENT = statement(__file__, "different")
JOIN = statement(__file__, "join")
LEAVE = statement(__file__, "leave")
LEAVE_ALL = statement(__file__, "leave_all")
ADMITTED = """
    SELECT c.id, a.arm
    FROM customer c
    {joins}
    LEFT JOIN ad_person a ON a.audience_id = %(audience)s AND a.customer_id = c.id
    WHERE c.id = ANY (%(page)s::bigint[]) AND c.erased_at IS NULL
        AND NOT EXISTS (SELECT FROM customer_canonical k WHERE k.customer_id = c.id)
        AND {admits}"""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """An audience, as far as its membership goes by it. lists: their ids by network."""

    id: int
    expression: str
    holdout_bp: int
    seed: int
    lists: dict[str, int]


@dataclass(frozen=True)
class Membership:
    """One audience's people as of a moment."""

    asked: Asked
    networks: dict[str, Network]
    here: House

    @cached_property
    def expression(self) -> Expression:
        """Whom it means, and that they allow advertising. Raises ExpressionProblem."""
        return Every((where.read(self.asked.expression), ALLOWED))

    def plan(self, only: Sequence[int] | None = None) -> Counter[str]:
        """Note who joins the lists and who leaves them. only: look at these people alone."""
        done: Counter[str] = Counter()
        expression = self.expression
        for page in pages() if only is None else [list(only)]:
            with transaction.atomic(durable=True):
                done += self._judge(page, expression)
        return done

    def clear(self) -> Counter[str]:
        """Everybody leaves the lists."""
        left = 0
        for list_id in self.asked.lists.values():
            last: int | None = 0
            while last is not None:
                count, last = self._clear(list_id, after=last)
                left += count
        return Counter(leaves=left)

    def _clear(self, list_id: int, *, after: int) -> tuple[int, int | None]:
        with transaction.atomic(durable=True):
            rows = LEAVE_ALL.rows(list=list_id, at=self.here.at, after=after, limit=PAGE_SIZE)
        return rows[0][0], rows[0][1]

    def _judge(self, page: Sequence[int], expression: Expression) -> Counter[str]:
        found = admitted(page, expression, audience=self.asked.id, here=self.here)
        wanted = self._reachable([who for who, group in self._drawn(found).items() if group == TREATED])
        done: Counter[str] = Counter()
        for name, list_id in self.asked.lists.items():
            at = self.here.at
            different = DIFFERENT.rows(list=list_id, wanted=wanted, stale=at - TOLD_ANEW_AFTER)
            changed = [row[0] for row in different if row[1]]
            done["leaves"] += LEAVE.run(list=list_id, page=list(page), wanted=wanted, changed=changed, at=at)
            done["joins"] += self._join(
                list_id, [row for row in different if not row[1]], network=self.networks[name]
            )
        return done

    def _drawn(self, found: dict[int, str | None]) -> dict[int, str]:
        """Everybody's group; that of newcomers is drawn now, and never again."""
        holdout = Fraction(self.asked.holdout_bp, 10_000)
        groups = {
            who: known or arm(who, seed=self.asked.seed, holdout=holdout) for who, known in found.items()
        }
        new = [{"customer_id": who, "arm": groups[who]} for who, known in found.items() if known is None]
        if new:
            ASSIGN.run(audience=self.asked.id, drawn=recordset(new), at=self.here.at)
        return groups

    def _reachable(self, people: Sequence[int]) -> list[int]:
        blocked = {who for who, _ in suppressed(people, ways=WAYS)}
        return [who for who in people if who not in blocked]

    def _join(self, list_id: int, rows: Sequence[tuple[object, ...]], *, network: Network) -> int:
        told = [(row[0], entry, row[2]) for row in rows if (entry := network.entry(person(row)))]
        if not told:
            return 0
        customers, entries, fingerprints = map(list, zip(*told, strict=True))
        return JOIN.run(
            list=list_id, customers=customers, entries=entries, told_of=fingerprints, at=self.here.at
        )


def pages() -> Iterator[list[int]]:
    """Everybody, by id."""
    last = 0
    while page := [who for (who,) in PAGE.rows(after=last, limit=PAGE_SIZE)]:
        yield page
        last = page[-1]


def admitted(
    people: Sequence[int], expression: Expression, *, audience: int, here: House
) -> dict[int, str | None]:
    """Those of these people whom an expression admits, and the group that was drawn for them already."""
    compiler = Compiler(here.moment, customer="c.id")
    admits = compiler.condition(expression)
    query = Statement(ADMITTED.format(joins=compiler.joins, admits=admits))
    return dict(query.rows(page=list(people), audience=audience, **compiler.parameters))


def may_not_be_told(people: Sequence[int], *, audience: int, here: House) -> set[int]:
    """Those of these people who don't allow it any more, or are nobody any more."""
    allowed = set(admitted(people, ALLOWED, audience=audience, here=here))
    blocked = {who for who, _ in suppressed(allowed, ways=WAYS)}
    return set(people) - (allowed - blocked)


def person(row: Sequence[object]) -> Person:
    """A row of sql/different as what networks may be told."""
    email, phone, name, given, city, postcode, country = map(str, row[3:])
    return Person(
        email=email,
        phone=phone,
        given_name=given,
        family_name=family_name(name, given=given),
        city=city,
        postcode=postcode,
        country=country,
    )
