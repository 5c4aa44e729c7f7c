"""What did a shop's page tell, what was searched for in vain, and which scripts broke?"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from regulars.business.models import Shop
from regulars.connectors.event_clients.models import WriteKey
from regulars.events.behaviour import BEHAVIOURS
from regulars.sql import statement

HEARD = statement(__file__, "heard")
IN_VAIN = statement(__file__, "searched_in_vain")
BROKEN = statement(__file__, "broken_scripts")

KEY_NAME = "page"
LATELY, MONTH, WEEK = timedelta(minutes=10), timedelta(days=30), timedelta(days=7)
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Heard:
    """What a page told in the last ten minutes. counts: of each kind of event, by its name."""

    last_at: datetime | None
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class InVain:
    """A search that found nothing in the last 30 days, by how many visitors."""

    query: str
    searches: int
    visitors: int
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Broken:
    """A script of the shop that broke in the last 7 days, in how many visitors' browsers."""

    message: str
    source: str
    line: str
    times: int
    visitors: int
    last_at: datetime


def shops() -> list[Shop]:
    """The shops, by name."""
    return list(Shop.objects.filter(erased_at=None).order_by("name"))


def shop(shop_id: int) -> Shop | None:
    return Shop.objects.filter(id=shop_id).first()


def key_of(shop_id: int) -> WriteKey | None:
    """The key with which a shop's page tells what happens there."""
    rows = WriteKey.objects.filter(shop_id=shop_id, kind="browser", name=KEY_NAME, ended_at=None)
    return rows.order_by("id").first()


def heard(shop_id: int, *, at: datetime) -> Heard:
    """What the page told lately."""
    actor, names = f"client:{KEY_NAME}", list(BEHAVIOURS)
    rows = HEARD.rows(shop_id=shop_id, actor=actor, names=names, since=at - LATELY)
    return Heard(max((last for _, _, last in rows), default=None), {name: n for name, n, _ in rows})


def searched_in_vain(shop_id: int, *, at: datetime) -> list[InVain]:
    """What most visitors looked for without finding anything."""
    return [InVain(*row) for row in IN_VAIN.rows(shop_id=shop_id, since=at - MONTH, limit=SHOWN)]


def broken_scripts(shop_id: int, *, at: datetime) -> list[Broken]:
    """What broke for most visitors."""
    return [Broken(*row) for row in BROKEN.rows(shop_id=shop_id, since=at - WEEK, limit=SHOWN)]
