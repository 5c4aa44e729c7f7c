"""How is a share said so that it can be pictured: "two of three"?"""

from fractions import Fraction

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from regulars.web import format as written

BUYERS: dict[Fraction, Promise] = {
    Fraction(1, 10): _("One of ten buyers"),
    Fraction(1, 5): _("One of five buyers"),
    Fraction(1, 4): _("One of four buyers"),
    Fraction(1, 3): _("One of three buyers"),
    Fraction(2, 5): _("Two of five buyers"),
    Fraction(1, 2): _("Half of the buyers"),
    Fraction(3, 5): _("Three of five buyers"),
    Fraction(2, 3): _("Two of three buyers"),
    Fraction(3, 4): _("Three of four buyers"),
    Fraction(4, 5): _("Four of five buyers"),
    Fraction(9, 10): _("Nine of ten buyers"),
}
NEAR = Fraction(15, 1000)


def buyers(share: Fraction) -> str:
    """Such a share of the buyers, as the subject of a sentence: the near plain one, else in per cent."""
    nearest = min(BUYERS, key=lambda plain: abs(plain - share))
    if abs(nearest - share) <= NEAR:
        return str(BUYERS[nearest])
    return gettext("%(percent)s of the buyers") % {"percent": written.percent(share)}
