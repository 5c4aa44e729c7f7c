"""How many people does an expression admit?"""

from dataclasses import dataclass

from django.utils.translation import gettext

from regulars.engine import where
from regulars.engine.audience import Compiler
from regulars.engine.running import House
from regulars.engine.words import in_words
from regulars.sql import Statement

SIZE = """
    SELECT count(*) FILTER (WHERE {admits})::int, count(*)::int
    FROM customer c {joins}
    WHERE NOT EXISTS (SELECT FROM customer_canonical k WHERE k.customer_id = c.id)"""


@dataclass(frozen=True, slots=True)
class Size:
    """sentence: whom the expression means. people: how many it admits, of all customers."""

    sentence: str
    people: int
    of: int


def size(text: str, *, here: House) -> Size:
    """How many people an expression admits now. Raises ExpressionProblem."""
    expression = where.read(text)
    compiler = Compiler(here.moment, "c.id")
    admits = compiler.condition(expression)
    query = SIZE.format(admits=admits, joins=compiler.joins)
    ((people, everybody),) = Statement(query).rows(**compiler.parameters)
    says = gettext("people who %(words)s") % {"words": in_words(expression, currency=here.currency)}
    return Size(says, people, everybody)
