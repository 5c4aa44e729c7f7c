"""Which shops are connected, what came from them, how far is their history, and whose was it?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

import msgspec
from django.db.models import Count, Exists, Max, OuterRef, Q

from regulars.business.models import Shop
from regulars.commerce.models import Order
from regulars.connectors.catalogue import connectors
from regulars.connectors.changes import Change
from regulars.connectors.exchange import Access, Api
from regulars.connectors.models import Comparison, Connection, Follow, Pull, Telling, Wish
from regulars.customers.models import Identity
from regulars.events.models import RawDelivery
from regulars.host import keys, paths, vault
from regulars.sql import Statement, recordset, statement

DOORWAY = statement(__file__, "doorway", prepared=True)
DOORWAYS_OF_HOST = statement(__file__, "doorways_of_host")
LATEST = statement(__file__, "latest_deliveries")
WHOSE = statement(__file__, "whose")
SHOPS_TO_ASK = statement(__file__, "shops_to_ask")
TROUBLED = statement(__file__, "troubled_deliveries")
KNOWN: Mapping[str, Statement] = {
    "orders": statement(__file__, "known_orders"),
    "customers": statement(__file__, "known_customers"),
}
SHOWN = 20


class Trace(msgspec.Struct, frozen=True, kw_only=True):
    """What in a delivery leads to its customer: the strongest key of a person, or an order's id."""

    n: int
    kind: str = ""
    shop_id: int = 0
    value: str = ""
    order: str = ""


@dataclass(frozen=True, slots=True)
class Doorway:
    """A connection, as far as its door needs it. secret: sealed. url: of its shop."""

    id: int
    kind: str
    secret: str
    currency: str
    is_open: bool
    url: str


@dataclass(frozen=True, slots=True)
class Known:
    """A thing of a shop as it is known here. id: ours. version: the newest moment of what is known of it."""

    id: int
    version: datetime | None


@dataclass(frozen=True, slots=True)
class Came:
    """A delivery, as the owner sees it. word, about: the two parts of its outcome; '' while it waits."""

    id: int
    topic: str
    received_at: datetime
    word: str
    about: str
    tries: int


def standing() -> list[Connection]:
    """Every connection that lets something in, by its shop's name."""
    return list(Connection.objects.filter(ended_at=None).select_related("shop").order_by("shop__name", "id"))


def by_token(token: str) -> Doorway | None:
    """The door whose address ends so, also of a connection that has ended."""
    rows = DOORWAY.rows(token=token)
    return Doorway(*rows[0]) if rows else None


def by_host(host: str, *, kind: str) -> list[Doorway]:
    """The doors of the shop that stands at this host, an open one first, also of connections that ended."""
    return [Doorway(*row) for row in DOORWAYS_OF_HOST.rows(host=host, kind=kind)]


def by_id(connection_id: int) -> Connection | None:
    """A connection, also one that has ended: what it let in is still read."""
    return Connection.objects.filter(id=connection_id).select_related("shop").first()


def to_ask(connection_id: int, *, at: datetime) -> Connection | None:
    """A connection whose shop may be asked and told now. at: the machine's own time."""
    found = by_id(connection_id)
    if found is None or found.ended_at or found.uninstalled_at or not found.access:
        return None
    return None if found.left_alone_until and found.left_alone_until > at else found


def of_shop(shop_id: int, *, kind: str) -> Connection | None:
    """The connection of a shop that lets something in."""
    return Connection.objects.filter(shop_id=shop_id, kind=kind, ended_at=None).first()


def has_secret(connection: Connection) -> bool:
    """Whether the shop's secret was entered. Raises CannotOpen, KeysLost."""
    return bool(secret_of(connection))


def secret_of(connection: Connection | Doorway) -> str:
    """The secret that a connection's deliveries are signed with. Raises CannotOpen, KeysLost."""
    return _opened(connection.secret) if connection.secret else ""


def credentials_of(connection: Connection) -> dict[str, str]:
    """What the shop's API is asked with, by the credentials' names. Raises CannotOpen, KeysLost."""
    return msgspec.json.decode(_opened(connection.access), type=dict[str, str]) if connection.access else {}


def access_of(connection: Connection) -> Access:
    """Where the shop's API is, and with what it is asked. Raises CannotOpen, KeysLost."""
    shop = connection.shop
    return Access(shop.url, credentials_of(connection), shop.currency, shop.time_zone)


def pulls(connection: Connection) -> list[Pull]:
    """Each stream of a shop's history on its way in, in order; none where it was never asked for."""
    api = connectors()[connection.kind].api
    rows = {pull.stream: pull for pull in Pull.objects.filter(connection=connection)}
    return [rows[stream] for stream in api.streams if stream in rows] if api else []


def due_pulls(at: datetime) -> list[int]:
    """The connections whose history waits to be brought in, or was interrupted on its way.

    at: the machine's own time.
    """
    standing = Pull.objects.filter(connection__ended_at=None)
    waits = Q(not_before__gt=at) | Q(connection__left_alone_until__gt=at)
    held = standing.filter(Q(state="failed") | waits).values("connection_id")
    ids = (
        standing.exclude(state="done").exclude(connection_id__in=held).values_list("connection_id", flat=True)
    )
    return sorted(set(ids))


def api_of(connection: Connection) -> Api | None:
    """How a connection's shop is asked, where it can be."""
    return connectors()[connection.kind].api


def streams(connection: Connection) -> Sequence[str]:
    """What a shop can be asked for, in the order in which it is understood."""
    api = api_of(connection)
    return (*api.streams, *api.beside) if api else ()


def shops_to_ask(at: datetime) -> list[int]:
    """The connections whose shop is to be asked, or told, something now. at: the machine's own time."""
    return [connection_id for (connection_id,) in SHOPS_TO_ASK.rows(at=at)]


def wishes(connection: Connection, *, at: datetime, limit: int) -> list[Wish]:
    """The things that a shop is to be asked for now. at: the machine's own time."""
    due = Wish.objects.filter(connection=connection, due_at__lte=at, stream__in=streams(connection))
    return list(due.order_by("due_at", "id")[:limit])


def known(connection: Connection, stream: str, *, ids: Sequence[str]) -> dict[str, Known]:
    """Which of these things of a stream are known here, by the shop's ids."""
    rows = KNOWN[stream].rows(shop_id=connection.shop_id, ids=list(ids))
    return {name: Known(number, version) for name, number, version in rows}


def count_known(connection: Connection, stream: str) -> tuple[int, int]:
    """How many things of a stream are known here, and the id of the newest."""
    orders = Order.objects.filter(shop_id=connection.shop_id)
    people = Identity.objects.filter(kind="shop", shop_id=connection.shop_id)
    told = (orders if stream == "orders" else people).aggregate(Count("id"), Max("id"))
    return told["id__count"], told["id__max"] or 0


def to_compare() -> list[Connection]:
    """The connections whose shop can be compared with what is known here."""
    asked = (each for each in standing() if each.access and not each.uninstalled_at)
    return [each for each in asked if (api := api_of(each)) and api.compared]


def uninstalled() -> list[Connection]:
    """The connections whose shop's owner removed our app."""
    return [each for each in standing() if each.uninstalled_at]


def told_of(change: type[Change]) -> list[Connection]:
    """The connections whose shop can be told of such a change."""
    return [each for each in standing() if each.access and (api := api_of(each)) and change in api.changes]


def follows(connection: Connection) -> list[Follow]:
    """The streams that are asked over and over what changed."""
    return list(Follow.objects.filter(connection=connection).order_by("id"))


def wished(connection: Connection) -> tuple[int, str]:
    """How many things a shop is still to be asked for, and what stands in the way of any, '' if nothing."""
    found = Wish.objects.filter(connection=connection).aggregate(count=Count("id"), error=Max("error"))
    return found["count"], found["error"] or ""


def unfinished_comparison(connection: Connection) -> Comparison | None:
    """The comparison that was interrupted, or waits for the shop."""
    left = Comparison.objects.filter(connection=connection, state__in=["waiting", "running"])
    return left.select_related("connection__shop").order_by("-id").first()


def due_comparisons(at: datetime) -> list[int]:
    """The connections with a comparison that waits for its shop no longer, or was interrupted.

    at: the machine's own time.
    """
    left = Comparison.objects.filter(connection__ended_at=None, state__in=["waiting", "running"])
    due = left.exclude(not_before__gt=at).exclude(connection__left_alone_until__gt=at)
    return sorted(set(due.values_list("connection_id", flat=True)))


def comparison(connection: Connection) -> Comparison | None:
    """How the two sides compared last."""
    return Comparison.objects.filter(connection=connection).order_by("-id").first()


def tellings_due(connection: Connection, *, at: datetime, limit: int) -> list[Telling]:
    """What a shop is to be told now, but for what waits for something earlier of the same person.

    at: the machine's own time.
    """
    planned = Telling.objects.filter(connection=connection, state="planned")
    earlier = planned.filter(customer_id=OuterRef("customer_id"), id__lt=OuterRef("id"), due_at__gt=at)
    return list(planned.filter(~Exists(earlier), due_at__lte=at).order_by("id")[:limit])


def tellings(connection: Connection) -> list[Telling]:
    """The last changes that a shop was told of, or is to be; not that it sends its webhooks already."""
    shown = Telling.objects.filter(connection=connection).exclude(change__type="webhooks", state="accepted")
    return list(shown.order_by("-id")[:SHOWN])


def latest(connection_ids: Sequence[int]) -> Mapping[int, datetime]:
    """When each connection brought something last."""
    return dict(LATEST.rows(connections=list(connection_ids)))


def deliveries(connection_id: int) -> list[Came]:
    """The last ones that came."""
    rows = RawDelivery.objects.filter(connection_id=connection_id).order_by("-id")[:SHOWN]
    return [_came(row) for row in rows]


def troubled(connection_ids: Sequence[int]) -> Mapping[int, int]:
    """How many deliveries of each could not be read, or wait for another try."""
    return dict(TROUBLED.rows(connections=list(connection_ids)))


def of_shop_called(name: str) -> list[Connection]:
    """The connections of a shop that let something in, by its name."""
    return [each for each in standing() if each.shop.name == name]


def shops() -> list[tuple[int, str]]:
    """Shops to choose from, by name."""
    return list(Shop.objects.filter(erased_at=None).order_by("name").values_list("id", "name"))


def shops_of_files() -> list[tuple[int, str]]:
    """Shops that came in by files alone: no address of theirs is known."""
    return list(Shop.objects.filter(url="", erased_at=None).order_by("name").values_list("id", "name"))


def whose(traces: Sequence[Trace], *, shop_id: int) -> dict[int, int]:
    """The customer to whom each trace leads, by its number."""
    return dict(WHOSE.rows(traces=recordset(traces), shop_id=shop_id))


def _came(row: RawDelivery) -> Came:
    word, _, about = row.outcome.partition(": ")
    return Came(row.pk, row.topic, row.received_at, word, about, row.attempts)


@lru_cache(maxsize=256)
def _opened(sealed: str) -> str:
    return vault.unseal(sealed, ring=keys.load(paths.key_file(paths.data_folder())).credentials)
