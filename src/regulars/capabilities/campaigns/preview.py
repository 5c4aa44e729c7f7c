"""How many people would a campaign go to, why not to the others, and who for example?"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from regulars.capabilities.campaigns.actions import Wanted
from regulars.capabilities.campaigns.contents import audience
from regulars.channels.channel import channels as all_channels
from regulars.channels.kinds import KINDS
from regulars.channels.writing import shelf
from regulars.customers.permission import SERVICE
from regulars.engine import where
from regulars.engine.audience import Compiler
from regulars.engine.running import house
from regulars.engine.words import in_words
from regulars.sql import Statement, statement

COUNTED = statement(__file__, "counted")
EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class Preview:
    """How it stands now.

    sentence: whom it means. meant: people whom the audience admits. reached: those of them whom it can reach.
    left_alone: about how many of those. left_out: how many can't get it, by reason. examples: some of them.
    trying: about how many of those who get it try two messages first; 0 where nobody does.
    """

    sentence: str
    meant: int
    reached: int
    left_alone: int
    left_out: dict[str, int]
    examples: Sequence[int]
    trying: int = 0

    @property
    def gets_it(self) -> int:
        return self.reached - self.left_alone


def preview(wanted: Wanted, *, at: datetime) -> Preview:
    """Whom it would go to. An address that is blocked counts as none. Raises ExpressionProblem."""
    here = house(at=at)
    text = audience(wanted.content, wanted.expression)
    compiler = Compiler(here.moment, customer="c.id")
    condition = compiler.condition(where.read(text))
    there = all_channels()
    ways = [(name, there[name].identity) for name in wanted.channels if name in there]
    purpose = KINDS[shelf.kind_of(wanted.templates[0]).kind].purpose
    query = COUNTED.text.replace("/* joins */", compiler.joins).replace("true /* condition */", condition)
    rows = Statement(query).rows(
        channels=[name for name, _ in ways],
        identities=[identity for _, identity in ways],
        purpose=purpose,
        unsaid=purpose == SERVICE,
        examples=EXAMPLES,
        **compiler.parameters,
    )
    counts = Counter({reason: count for reason, count, _ in rows})
    reached = counts.pop("", 0)
    left_alone = reached * wanted.holdout_bp // 10_000
    return Preview(
        sentence=gettext("people who %(words)s")
        % {"words": in_words(where.read(text), currency=here.currency)},
        meant=sum(counts.values()) + reached,
        reached=reached,
        left_alone=left_alone,
        left_out=dict(counts),
        examples=next((people for reason, _, people in rows if not reason), ()),
        trying=(reached - left_alone) * (wanted.trial_bp or 0) // 10_000,
    )


def sentence(text: str, *, currency: str) -> str:
    """Whom an expression means. Raises ExpressionProblem."""
    return gettext("people who %(words)s") % {"words": in_words(where.read(text), currency=currency)}
