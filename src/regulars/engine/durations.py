"""How long is '3 days', and which moment is it from here?"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from django.utils.translation import npgettext

PATTERN = re.compile(r"^\s*(\d{1,5})\s+(minute|hour|day|week)s?\s*$")


class NotADuration(ValueError):
    """A duration is a whole number with minutes, hours, days or weeks: `3 days`."""


@dataclass(frozen=True, slots=True)
class Duration:
    """Calendar days, and a stretch of exact time: a day has 23 to 25 hours, an hour is an hour."""

    days: int = 0
    exact: timedelta = timedelta(0)

    def after(self, moment: datetime, *, zone: tzinfo) -> datetime:
        """The moment so much later: days keep the zone's clock time. In UTC."""
        return self._shift(moment, days=self.days, exact=self.exact, zone=zone)

    def before(self, moment: datetime, *, zone: tzinfo) -> datetime:
        """The moment so much earlier: days keep the zone's clock time. In UTC."""
        return self._shift(moment, days=-self.days, exact=-self.exact, zone=zone)

    def awaited(self) -> str:
        """The duration after "wait" and ahead of "before": in many languages in a case of its own."""
        unit, count = self._whole()
        said = {
            "day": npgettext("wait", "%(count)s day", "%(count)s days", count),
            "hour": npgettext("wait", "%(count)s hour", "%(count)s hours", count),
            "minute": npgettext("wait", "%(count)s minute", "%(count)s minutes", count),
        }
        return said[unit] % {"count": count}

    def limit(self) -> str:
        """The duration as it stands after "within"."""
        unit, count = self._whole()
        said = {
            "day": npgettext("within", "%(count)s day", "%(count)s days", count),
            "hour": npgettext("within", "%(count)s hour", "%(count)s hours", count),
            "minute": npgettext("within", "%(count)s minute", "%(count)s minutes", count),
        }
        return said[unit] % {"count": count}

    def _whole(self) -> tuple[str, int]:
        if self.days:
            return "day", self.days
        hours, minutes = divmod(self.exact // timedelta(minutes=1), 60)
        return ("minute", hours * 60 + minutes) if minutes or not hours else ("hour", hours)

    @staticmethod
    def _shift(moment: datetime, *, days: int, exact: timedelta, zone: tzinfo) -> datetime:
        # Adding days to a local time keeps what its clock shows; a time that a change of clocks skips
        # or repeats is read with the offset of before the change (PEP 495, fold=0).
        if days == 0:
            return moment + exact
        local = moment.astimezone(zone) + timedelta(days=days)
        return local.replace(fold=0).astimezone(UTC) + exact


def duration(text: str) -> Duration:
    """Read `3 days`, `1 week`, `2 hours` or `30 minutes`. Raises NotADuration."""
    found = PATTERN.match(text)
    if found is None:
        raise NotADuration(text)
    count, unit = int(found[1]), found[2]
    if unit == "week":
        return Duration(days=7 * count)
    if unit == "day":
        return Duration(days=count)
    return Duration(exact=count * timedelta(**{f"{unit}s": 1}))
