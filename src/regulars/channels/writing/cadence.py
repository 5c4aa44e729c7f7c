"""Do people get more advertising than use from us, and more often than they need anything?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from regulars.channels.kinds import KindName
from regulars.channels.writing.lint import Finding
from regulars.sql import statement

PACE = statement(__file__, "pace")
WITHIN = timedelta(days=90)
TOO_MANY_BP = 2_500
"""From which share of people on it is worth saying: a quarter."""
FEWEST = 20
"""People of whom nothing can be said yet when they are fewer."""


@dataclass(frozen=True, slots=True)
class Pace:
    """The people who got this letter, and all that they got in the time before, in days where it says so.

    people: how many. sold_to: those who got more advertising than anything else. gap: the median time
    between two advertising messages to one person. interval: the median time in which they buy again.
    """

    people: int
    sold_to: int
    gap: float | None
    interval: float | None


def pace(template: str, *, at: datetime) -> Pace:
    ((people, sold_to, gap, interval),) = PACE.rows(template=template, since=at - WITHIN, at=at)
    return Pace(people, sold_to, gap, interval)


def findings(template: str, *, kind: KindName, at: datetime) -> Iterator[Finding]:
    """What the letter adds to: only an advertising one can make it worse."""
    if kind == "marketing":
        yield from judged(pace(template, at=at))


def judged(found: Pace) -> Iterator[Finding]:
    if found.people < FEWEST:
        return
    share = found.sold_to * 10_000 // found.people
    if share > TOO_MANY_BP:
        yield Finding(
            "people_sold_to",
            "mend",
            _("Of %(people)s people who got this in 90 days, %(n)s got more advertising than anything else.")
            % {"people": found.people, "n": found.sold_to},
            _("Send something of use before the next offer: advice, a thank-you, a question."),
        )
    if found.gap and found.interval and found.gap < found.interval / 3:
        yield Finding(
            "too_often",
            "mend",
            _("They hear from you every %(gap)s days, and buy every %(interval)s days.")
            % {"gap": round(found.gap), "interval": round(found.interval)},
            _("Lower the cap in Settings, Limits, or let the play wait for what they need."),
        )
