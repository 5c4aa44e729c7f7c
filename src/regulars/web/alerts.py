"""Of what is the staff told when nobody looks at a page?

Each folder says in its `alerts.py` what stands now that somebody must know; telling it, once, and to whom, is
for channels/alerting.
"""

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """Something that stands now. key: the same as long as it is the same; says: a sentence that names nobody.

    path: of the page on which something can be done.
    """

    key: str
    says: str
    path: str = ""


Finder = Callable[[datetime], Iterable[Alert]]

ALERTS: tuple[Finder, ...] = ()

_finders: list[Finder] = []


def fill(finders: Iterable[Finder]) -> None:
    """Take every folder's."""
    _finders[:] = finders


def standing(*, at: datetime) -> Sequence[Alert]:
    """All that stands at a moment, in the active language; who fails to look keeps no other silent."""
    return [alert for find in _finders for alert in _found(find, at=at)]


def _found(find: Finder, *, at: datetime) -> Sequence[Alert]:
    try:
        return list(find(at))
    except Exception:
        log.exception("What stands still can't be looked for")
        return ()
