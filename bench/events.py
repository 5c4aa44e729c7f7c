"""How many events a second does the events API take, against a bare application that writes the same tables?

Behaviour events of known devices, 100 in a call, over HTTP from this machine. Ours is the whole program,
served as stores serve it (`regulars web`); the bare one (bare.py) runs under the same server with as many
processes, on the same PostgreSQL. They take turns. First each is called as fast as it answers. Then calls
come to both at the same random moments, half as many as the slower one takes: of these are the 99th
percentiles.
"""

import json
import random
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import count
from socket import socket
from statistics import median, quantiles

from bench.callers import Door, moments, serving
from bench.figure import Figure, scaled
from bench.people import NOON, make_people
from bench.store import house, settle

DEVICES, PRODUCTS, BATCH = 100_000, 500, 100
ROUNDS, CALLS, LOAD = 7, 1_000, 0.5
OURS = ("regulars", "web")
BARE = ("granian", "bench.bare:application", "--interface", "asgi", "--workers", "1", "--log-level", "error")
DEVICE_ROWS = """
    INSERT INTO customer_identity (customer_id, kind, shop_id, value, first_seen_at)
    SELECT id, 'device', 1, 'device-' || id, first_seen_at FROM customer
"""


def measure(share: float = 1.0) -> list[Figure]:
    """Events a second and waits of both, round by round; order events of ours."""
    people, calls = scaled(DEVICES, share), scaled(CALLS, share, least=5)
    rounds = scaled(ROUNDS, share, least=2)

    def views() -> list[bytes]:
        return [call(view(people) for _ in range(BATCH)) for _ in range(calls)]

    def purchases() -> list[bytes]:
        return [call(order(people) for _ in range(BATCH)) for _ in range(scaled(calls, 0.2))]

    with house(), ExitStack() as open_doors:
        ours, bare = opened(open_doors, people=people)
        for door in (bare, ours):
            door.rate(views())  # the first time it warms up
        rates = [(ours.rate(views()), bare.rate(views())) for _ in range(rounds)]
        offered = LOAD * min(median(one) for one in zip(*rates, strict=True))
        waits = []
        for number in range(rounds):
            due = moments(calls, rate=offered, seed=number)
            waits.append((p99(ours.waits(views(), due)), p99(bare.waits(views(), due))))
        assert recorded() == (2 + 4 * rounds) * calls * BATCH
        orders = median(ours.rate(purchases()) for _ in range(rounds))
    return list(figures(Told(rates, waits, offered, orders)))


@dataclass(frozen=True, slots=True)
class Told:
    """What came out: of each round (ours, bare).

    rates: calls a second. waits: 99th percentiles, seconds. offered, orders: calls a second.
    """

    rates: list[tuple[float, float]]
    waits: list[tuple[float, float]]
    offered: float
    orders: float


def figures(told: Told) -> Iterator[Figure]:
    """The rows of the performance page."""
    ours, bare = (BATCH * median(one) for one in zip(*told.rates, strict=True))
    waited, bare_waited = (1_000 * median(one) for one in zip(*told.waits, strict=True))
    yield Figure(
        name="events.bare_ratio",
        value=round(median(mine / other for mine, other in told.rates), 3),
        unit="of the bare app's events/s",
        peer=f"{bare:,.0f} events/s bare, {ours:,.0f} ours",
        target=0.6,
    )
    yield Figure(
        name="events.p99_ratio",
        value=round(median(mine / other for mine, other in told.waits), 2),
        unit="of the bare app's p99",
        peer=f"{bare_waited:.1f} ms bare, {waited:.1f} ms ours, at {BATCH * told.offered:,.0f} events/s each",
        target=3,
        better="less",
    )
    yield Figure(name="events.per_s", value=round(ours), unit="behaviour events/s")
    yield Figure(name="events.orders_per_s", value=round(BATCH * told.orders), unit="order events/s")


def opened(doors: ExitStack, *, people: int) -> tuple[Door, Door]:
    """Ours and the bare one, serving people whose devices are known."""
    from django.db import connection

    from regulars.web.keys import Scope, create

    make_people(people)
    with connection.cursor() as cursor:
        cursor.execute(DEVICE_ROWS)
    settle()
    key = create("bench", scope=Scope.WRITE, at=NOON).secret
    ours, bare = Door(free_port(), key), Door(free_port(), key)
    for program, door in ((OURS, ours), (BARE, bare)):
        command = [sys.executable, "-m", *program, "--port", str(door.port)]
        doors.enter_context(serving(command, port=door.port))
    return ours, bare


def free_port() -> int:
    """A port that nobody uses just now."""
    with socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def recorded() -> int:
    """How many behaviour events were recorded, each with the customer who did it."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(customer_id) FROM event WHERE name = 'product.viewed'")
        ((number,),) = cursor.fetchall()
    return int(number)


def p99(waits: list[float]) -> float:
    """What 99 of 100 waits stay below."""
    return quantiles(waits, n=100, method="inclusive")[-1]


CHANCE, NUMBERS = random.Random(1), count(1)
WHEN = "2026-03-02T12:00:00Z"


def call(events: Iterable[dict[str, object]]) -> bytes:
    """A call's body."""
    return json.dumps({"events": list(events)}).encode()


def view(people: int) -> dict[str, object]:
    """Somebody whose device is known looks at a product."""
    return {
        "id": f"view-{next(NUMBERS)}",
        "name": "product.viewed",
        "occurred_at": WHEN,
        "who": {"device": f"device-{CHANCE.randint(1, people)}"},
        "properties": {"sku": sku(), "category": "Garden", "price": "12.50"},
    }


def order(people: int) -> dict[str, object]:
    """Somebody whose address is known orders three pieces of two products."""
    lines = [{"sku": sku(), "quantity": quantity, "price": "10.00"} for quantity in (1, 2)]
    return {
        "name": "order.placed",
        "occurred_at": WHEN,
        "who": {"email": f"p{CHANCE.randint(1, people)}@example.com"},
        "order": {"id": f"order-{next(NUMBERS)}", "currency": "EUR", "total": "30.00", "lines": lines},
    }


def sku() -> str:
    return f"sku-{CHANCE.randint(1, PRODUCTS)}"
