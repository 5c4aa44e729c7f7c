"""What is somebody like, in a sentence and a few figures?"""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from regulars.console.queries.person import Known
from regulars.web import format as written

if TYPE_CHECKING:
    from regulars.insight.models import CustomerProfile

LONGER = 1.5
"""A wait is worth a word when it was so many times as long as usual."""


def headline(known: Known, *, waited: int | None, at: datetime) -> str:
    """What matters about them now.

    waited: days between their two latest orders; None with fewer.
    """
    who, profile = known.face.called, known.profile
    if known.totals is None or not known.totals.orders:
        return _("%(who)s hasn’t ordered yet.") % {"who": who}
    if profile is None or profile.usual_interval is None or known.every is None:
        return counted(known)
    said = [habit(known, profile, every=known.every)]
    if profile.rhythm in {"overdue", "quiet"}:
        said.append(silence(profile, at=at))
    elif waited and waited > LONGER * profile.usual_interval:
        said.append(_("Before the latest order it had been %(days)s.") % {"days": written.days(waited)})
    return " ".join(said)


def counted(known: Known) -> str:
    """How often they ordered, where nothing is known of their rhythm."""
    orders = known.totals.orders if known.totals else 0
    said = {"who": known.face.called, "orders": written.number(orders)}
    if orders == 1:
        return _("%(who)s ordered once.") % said
    return _("%(who)s ordered %(orders)s times.") % said


def habit(known: Known, profile: "CustomerProfile", *, every: int) -> str:
    """How often they order, and what."""
    said = {"who": known.face.called, "days": written.days(every)}
    if profile.days_bought == 1:
        return _("%(who)s ordered once; people like them come back after about %(days)s.") % said
    if profile.product_category is None:
        return _("%(who)s orders about every %(days)s.") % said
    leaf = profile.product_category.name.rpartition(" > ")[2]
    return _("%(who)s orders about every %(days)s, mostly %(category)s.") % {**said, "category": leaf}


def silence(profile: "CustomerProfile", *, at: datetime) -> str:
    """That they have been silent for longer than they are."""
    days = (at - profile.last_order_at).days
    said = {"days": written.days(days)}
    if profile.rhythm == "quiet":
        return _("Silent for %(days)s now: they may be gone.") % said
    return _("It has been %(days)s.") % said
