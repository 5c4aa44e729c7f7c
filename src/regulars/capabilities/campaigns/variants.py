"""Which of two messages does somebody get, and who tries them first?"""

from collections.abc import Sequence
from fractions import Fraction

from regulars.engine.decide import HELD_OUT, arm

VARIANTS = "ab"
A_HALF = Fraction(1, 2)
WHOLE = 10_000


def variant_of(customer_id: int, *, templates: Sequence[str], seed: int) -> str:
    """The letter a or b; '' of the only one. As often the one as the other, and the same at every call."""
    if len(templates) == 1:
        return ""
    return VARIANTS[arm(customer_id, seed=seed + 1, holdout=A_HALF) == HELD_OUT]


def tries(customer_id: int, *, share_bp: int, seed: int) -> bool:
    """Whether somebody is among those who try both messages before the others; the same at every call."""
    return arm(customer_id, seed=seed + 2, holdout=Fraction(share_bp, WHOLE)) == HELD_OUT


def template_of(variant: str, *, templates: Sequence[str]) -> str:
    return templates[VARIANTS.index(variant)] if variant else templates[0]
