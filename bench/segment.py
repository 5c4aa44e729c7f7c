"""How many messages of Segment's clients a second are taken, against the events API?

The same looks of known devices at products, 100 in a call, over HTTP from this machine, at one program. They
come in turns, once as the events API has them and once as Segment's Python client writes them.
"""

import json
import random
import sys
from base64 import b64encode
from contextlib import ExitStack
from datetime import UTC, datetime
from itertools import count
from statistics import median

from bench.callers import Door, serving
from bench.events import BATCH, CALLS, DEVICE_ROWS, DEVICES, OURS, PRODUCTS, call, free_port
from bench.figure import Figure, scaled
from bench.people import NOON, make_people
from bench.store import house, settle

ROUNDS = 9
CHANCE, NUMBERS = random.Random(2), count(1)


def measure(share: float = 1.0) -> list[Figure]:
    """Messages a second at both doors, round by round."""
    people, calls = scaled(DEVICES, share), scaled(CALLS, share, least=5)
    rounds = scaled(ROUNDS, share, least=2)
    with house(), ExitStack() as open_doors:
        events, segment = opened(open_doors, people=people)
        rates = []
        for _ in range(rounds + 1):
            theirs, same = zip(*(bodies(people) for _ in range(calls)), strict=True)
            rates.append((segment.rate(theirs), events.rate(same)))
        assert recorded() == 2 * (rounds + 1) * calls * BATCH
    mine, others = (BATCH * median(one) for one in zip(*rates[1:], strict=True))  # the first warms up
    return [
        Figure(
            name="doors.segment_ratio",
            value=round(median(one / other for one, other in rates[1:]), 3),
            unit="of the events API's events/s",
            peer=f"{others:,.0f} events/s by the events API, {mine:,.0f} messages/s of Segment's",
            target=0.9,
        )
    ]


def opened(doors: ExitStack, *, people: int) -> tuple[Door, Door]:
    """The door of the events API, and that of event clients, of one program."""
    from django.db import connection

    from regulars.connectors.event_clients.actions import make_key
    from regulars.web.keys import Scope, create

    make_people(people)
    with connection.cursor() as cursor:
        cursor.execute(DEVICE_ROWS)
    settle()
    key = create("bench", scope=Scope.WRITE, at=NOON).secret
    write_key = make_key(1, kind="server", name="bench", actor="bench", at=NOON).secret
    port = free_port()
    doors.enter_context(serving([sys.executable, "-m", *OURS, "--port", str(port)], port=port))
    basic = b64encode(f"{write_key}:".encode()).decode()
    return Door(port, key), Door(port, basic, path="/v1/batch", scheme="Basic")


def recorded() -> int:
    """How many behaviours were recorded, each with the customer who did it."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(customer_id) FROM event WHERE name = 'product.viewed'")
        ((number,),) = cursor.fetchall()
    return int(number)


def bodies(people: int) -> tuple[bytes, bytes]:
    """The same hundred looks at products: as Segment's client sends them, and for the events API."""
    now = datetime.now(UTC)
    views = [looked(people, at=now) for _ in range(BATCH)]
    batch = {
        "batch": [message(*view) for view in views],
        "sentAt": now.isoformat(),
        "writeKey": "in the head",
    }
    return json.dumps(batch).encode(), call(event(*view) for view in views)


def looked(people: int, *, at: datetime) -> tuple[str, str, str, dict[str, str]]:
    """Number, moment, device and what was looked at."""
    sku = f"sku-{CHANCE.randint(1, PRODUCTS)}"
    properties = {"sku": sku, "category": "Garden", "price": "12.50"}
    return f"look-{next(NUMBERS)}", at.isoformat(), f"device-{CHANCE.randint(1, people)}", properties


def message(number: str, moment: str, device: str, properties: dict[str, str]) -> dict[str, object]:
    """As segment-analytics-python 2.4.0 writes it."""
    return {
        "integrations": {},
        "anonymousId": device,
        "properties": properties,
        "timestamp": moment,
        "context": {"library": {"name": "analytics-python", "version": "2.4.0"}},
        "userId": None,
        "type": "track",
        "event": "Product Viewed",
        "messageId": number,
    }


def event(number: str, moment: str, device: str, properties: dict[str, str]) -> dict[str, object]:
    """As the events API has it."""
    return {
        "id": number,
        "name": "product.viewed",
        "occurred_at": moment,
        "who": {"device": device},
        "properties": properties,
    }
