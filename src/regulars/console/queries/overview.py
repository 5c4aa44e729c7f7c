"""How does the store stand, month by month, and who in it waits for a word?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from procrastinate.contrib.django.models import ProcrastinateJob

from regulars.commerce.models import Order
from regulars.console.queries.people import Listed, buyers, listed
from regulars.customers.faces import faces
from regulars.insight.kpis import Day, Share, by_day
from regulars.insight.models import InsightRun
from regulars.web.tables import Query

MONTHS = 13
OVERDUE = 6
"""How many overdue people the first page names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """One month, from its first day that is known to its last.

    came_back, first_time: revenue of known customers, minor units: of who had bought before by then, and of
    who hadn't. repeat_rate: where it stood at the end. quiet: who had gone quiet; None where nobody looked.
    """

    first: date
    came_back: int
    first_time: int
    guests: int
    orders: int
    repeat_rate: Share
    quiet: int | None

    @property
    def repeat_share(self) -> Share:
        """What repeat customers brought of all that known customers brought."""
        return Share(self.came_back, self.came_back + self.first_time)


def months(*, until: date) -> list[Month]:
    """The last months up to a day, oldest first; those before the first order are left out."""
    since = first_of_month(until, ago=MONTHS - 1)
    days = by_day(since=since, until=until)
    return [month(part) for _first, part in groupby(days, key=lambda day: day.day.replace(day=1))]


def month(days: Iterable[Day]) -> Month:
    """The sum of a month's days."""
    part = list(days)
    looked = [day.quiet for day in part if day.quiet is not None]
    back = sum(day.repeat_revenue_business for day in part)
    return Month(
        first=part[0].day.replace(day=1),
        came_back=back,
        first_time=sum(day.revenue_business for day in part) - back,
        guests=sum(day.guest_revenue_business for day in part),
        orders=sum(day.orders + day.guest_orders for day in part),
        repeat_rate=part[-1].repeat_rate,
        quiet=looked[-1] if looked else None,
    )


def first_of_month(day: date, *, ago: int) -> date:
    """The first day of the month so many months before the one of `day`."""
    count = day.year * 12 + day.month - 1 - ago
    return date(count // 12, count % 12 + 1, 1)


def overdue(*, names: bool) -> list[Listed]:
    """Those overdue of whom most is expected in the next year."""
    most = Query(sort="next_year_business", descending=True, limit=OVERDUE, chosen={"rhythm": "overdue"})
    profiles = {row.pk: row for row in buyers(most)}
    called = faces(profiles, names=names)
    return [listed(called[customer], profile) for customer, profile in profiles.items()]


def knows_orders() -> bool:
    """Whether any order came in yet."""
    return Order.objects.exists()


def how_many_orders() -> int:
    """How many orders came in, guests' included."""
    return Order.objects.count()


def is_working() -> bool:
    """Whether insight is being worked out, or waits for the worker."""
    asked = ProcrastinateJob.objects.filter(task_name__startswith="insight.", status__in=("todo", "doing"))
    wanted = asked.exclude(task_name="insight.follow")
    return InsightRun.objects.filter(state="running").exists() or wanted.exists()


def last_problem() -> str:
    """Why the latest run failed; '' where it didn't."""
    latest = InsightRun.objects.order_by("-pk").first()
    return latest.problem if latest and latest.state == "failed" else ""
