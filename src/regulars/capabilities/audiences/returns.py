"""What did advertising to these people bring, compared with those whom no network was told of?

All who were drawn count, whether a network recognised them or not (intention to treat), each once, when the
time is over for them: what they bought in it, whatever made them buy, less refunds; margin, where every
cost is known.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from regulars.commerce.queries import company
from regulars.engine.confidence import Arm, Effect, effect
from regulars.engine.decide import HELD_OUT, TREATED
from regulars.sql import statement

OUTCOMES = statement(__file__, "outcomes")
COUNTED_FOR = timedelta(days=30)
NOBODY = Arm(0, 0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """The effect of advertising, per person and in all, in minor units of `currency`.

    treated, control: those whose time is over. is_margin: margin, else revenue only.
    """

    treated: Arm
    control: Arm
    money: Effect
    is_margin: bool
    currency: str

    @property
    def brought(self) -> int:
        """In all, from those who are counted."""
        return round(self.money.difference * self.treated.people)

    @property
    def least(self) -> int | None:
        """What it surely brought at the least; None while it is too early."""
        return None if self.money.low is None else round(self.money.low * self.treated.people)

    @property
    def most(self) -> int | None:
        return None if self.money.high is None else round(self.money.high * self.treated.people)


def measured(audience_id: int, *, at: datetime) -> Return:
    """What an audience brought, as of now."""
    rows = OUTCOMES.rows(audience=audience_id, within=COUNTED_FOR, at=at)
    is_margin = bool(rows) and all(costed for _, _, costed, *_ in rows)
    arms = {arm: _arm(people, sums, is_margin=is_margin) for arm, people, _, *sums in rows}
    treated, control = arms.get(TREATED, NOBODY), arms.get(HELD_OUT, NOBODY)
    return Return(
        treated=treated,
        control=control,
        money=effect(treated, control),
        is_margin=is_margin,
        currency=company().currency,
    )


def _arm(people: int, sums: list[Decimal | int], *, is_margin: bool) -> Arm:
    successes, total, squares = map(int, sums[3:] if is_margin else sums[:3])
    return Arm(people, successes, total, squares)
