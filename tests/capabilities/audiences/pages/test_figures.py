"""What advertising brought, in a sentence."""

import pytest

from regulars.capabilities.audiences.pages.figures import bar, headline
from regulars.capabilities.audiences.returns import NOBODY, Return
from regulars.engine.confidence import Arm, effect


def brought(treated: Arm, control: Arm, *, is_margin: bool = False) -> Return:
    return Return(
        treated=treated, control=control, money=effect(treated, control), is_margin=is_margin, currency="EUR"
    )


def arm(people: int, *, buying: int, cents: int) -> Arm:
    return Arm(people, buying, buying * cents, buying * cents**2)


FEW, MANY = arm(5_000, buying=500, cents=20_00), arm(5_000, buying=1_500, cents=20_00)


@pytest.mark.parametrize(
    ("found", "says"),
    [
        (brought(NOBODY, NOBODY), "It is too early to say what it brings."),
        (brought(MANY, FEW), "It brings €4.00 of extra revenue per person, at least"),
        (brought(MANY, FEW, is_margin=True), "It earns €4.00 of extra profit per person, at least"),
        (brought(FEW, MANY), "It costs €4.00 per person, at least"),
        (brought(FEW, FEW), "nothing is certain yet."),
    ],
)
def test_what_can_be_said_surely(found, says):
    # 1500 x 20 / 5000 = 6.00 each, 500 x 20 / 5000 = 2.00: 4.00 between them
    assert says in headline(found)
    assert (bar(found) is None) == (found.money.low is None)
