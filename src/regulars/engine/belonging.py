"""Which expressions admit each of a few people, for what letters say to some of them only?"""

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from regulars.channels.among import Problem
from regulars.commerce.queries import company
from regulars.engine import where
from regulars.engine.audience import Compiler, Moment
from regulars.engine.expression import ExpressionProblem
from regulars.sql import Statement, statement

BELONGING = statement(__file__, "belonging")

understood = lru_cache(maxsize=256)(where.read)


def problem(text: str) -> Problem | None:
    """What of a text isn't understood."""
    try:
        understood(text)
    except ExpressionProblem as found:
        return Problem(found.message, found.span.start)
    return None


class Belonging:
    """People as they are known at a moment."""

    def __init__(self, at: datetime) -> None:
        business = company()
        self.moment = Moment(at=at, zone=ZoneInfo(business.time_zone), currency=business.currency)

    def admitted(self, expressions: Collection[str], people: Sequence[int]) -> Mapping[int, frozenset[str]]:
        """Which of the expressions admit each canonical customer; what isn't known admits nobody."""
        compiler = Compiler(self.moment, customer="c.id")
        conditions: dict[str, str] = {}
        for text in sorted(expressions):
            with suppress(ExpressionProblem):
                conditions[text] = compiler.condition(understood(text))
        if not conditions:
            return {}
        query = BELONGING.text.replace("/* joins */", compiler.joins)
        query = query.replace("true /* conditions */", ", ".join(conditions.values()))
        rows = Statement(query).rows(people=list(people), **compiler.parameters)
        return {
            who: frozenset(text for text, holds in zip(conditions, held, strict=True) if holds)
            for who, held in rows
        }
