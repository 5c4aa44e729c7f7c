"""What must everybody know on every page?"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from regulars import clock
from regulars.web.format import dated
from regulars.web.request import StaffRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Banner:
    """A line above every page. tone: note, warn or bad. url, link: where to, and in which words."""

    text: str | Promise
    tone: str = "note"
    url: str = ""
    link: str | Promise = ""


def synthetic(request: HttpRequest) -> Banner | None:
    if not cast(StaffRequest, request).about.synthetic:
        return None
    return Banner(text=_("Synthetic data: these people, orders and figures were generated."))


def sandbox(request: HttpRequest) -> Banner | None:
    """The clock of a sandbox, when it isn't the machine's."""
    if not cast(StaffRequest, request).about.clock_offset:
        return None
    return Banner(text=gettext("Sandbox: the clock stands at %(when)s.") % {"when": dated(clock.now())})


BANNERS = (synthetic, sandbox)

_banners: list[Callable[[HttpRequest], Banner | None]] = []


def fill(banners: Iterable[Callable[[HttpRequest], Banner | None]]) -> None:
    """Take every folder's banners."""
    _banners[:] = banners


def shown(request: HttpRequest) -> Iterator[Banner]:
    """The banners that have something to say now."""
    return (banner for show in _banners if (banner := show(request)))
