"""How many people would an audience reach, and whom of them may a network be told of?"""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from regulars.capabilities.audiences.membership import ALLOWED
from regulars.customers.attributes import MEMBERS
from regulars.engine import where
from regulars.engine.audience import Compiler
from regulars.engine.running import house
from regulars.engine.words import in_words
from regulars.sql import Statement

COUNTED = """
    SELECT count(*)::int, count(*) FILTER (WHERE allowed)::int, count(*) FILTER (WHERE allowed AND known)::int
    FROM (
        SELECT {allows} AS allowed, EXISTS (
            SELECT FROM customer_identity i
            WHERE i.kind IN ('email', 'phone') AND i.customer_id IN {members}
        ) AS known
        FROM customer c {joins}
        WHERE c.erased_at IS NULL AND NOT EXISTS (SELECT FROM customer_canonical k WHERE k.customer_id = c.id)
            AND {admits}
    ) AS meant"""


@dataclass(frozen=True, slots=True)
class Preview:
    """How many people it is.

    sentence: whom it means. meant: people whom the expression admits; allowing: those of them who allow
    advertising; told: those of them by whose address or number a network could find them.
    """

    sentence: str
    meant: int
    allowing: int
    told: int


def preview(text: str, *, at: datetime) -> Preview:
    """How it stands now. Raises ExpressionProblem."""
    expression, here = where.read(text), house(at=at)
    compiler = Compiler(here.moment, customer="c.id")
    admits, allows = compiler.condition(expression), compiler.condition(ALLOWED)
    members = MEMBERS.format(c="c.id")
    query = Statement(COUNTED.format(admits=admits, allows=allows, joins=compiler.joins, members=members))
    ((meant, allowing, told),) = query.rows(**compiler.parameters)
    return Preview(sentence(text, currency=here.currency), meant, allowing, told)


def sentence(text: str, *, currency: str) -> str:
    """Whom an expression means. Raises ExpressionProblem."""
    words = in_words(where.read(text), currency=currency)
    return gettext("people who %(words)s") % {"words": words}
