"""How long does a shop wait until its webhook is taken, against a bare application that keeps the same body?

Deliveries of a real WooCommerce’s order, each another one and signed, over HTTP from this machine. Ours is
the whole program, served as stores serve it; the bare one runs under the same server, on the same PostgreSQL.
Calls come to both at the same random moments, half as many as the slower one takes.
"""

import hmac
import json
import sys
from base64 import b64encode
from collections.abc import Mapping
from contextlib import ExitStack
from hashlib import blake2b, sha256
from itertools import count
from pathlib import Path
from statistics import median

from bench.callers import Door, moments, serving
from bench.events import LOAD, OURS, free_port, p99
from bench.figure import Figure, scaled
from bench.store import house

SECRET = "bench"
ROUNDS, CALLS = 7, 2_000
BARE = (
    "granian", "bench.bare_webhooks:application", "--interface", "asgi", "--workers", "1",
    "--log-level", "error",
)  # fmt: skip
ORDER = Path(__file__).parents[1] / "tests/fixtures/woocommerce/webhooks/order.updated.json"
NUMBERS = count(1)


def measure(share: float = 1.0) -> list[Figure]:
    """The waits of both, round by round."""
    calls, rounds = scaled(CALLS, share, least=50), scaled(ROUNDS, share, least=2)
    with house(), ExitStack() as open_doors:
        ours, bare = opened(open_doors)
        for door in (bare, ours):
            door.rate(deliveries(calls))  # the first time it warms up
        offered = LOAD * min(door.rate(deliveries(calls)) for door in (ours, bare))
        waits = []
        for number in range(rounds):
            due = moments(calls, rate=offered, seed=number)
            waits.append((p99(ours.waits(deliveries(calls), due)), p99(bare.waits(deliveries(calls), due))))
        assert kept() == 2 * (2 + rounds) * calls
    mine, other = (1_000 * median(one) for one in zip(*waits, strict=True))
    return [
        Figure(
            name="doors.webhook_p99_ratio",
            value=round(median(one / another for one, another in waits), 2),
            unit="of the bare app's p99",
            peer=f"{other:.1f} ms bare, {mine:.1f} ms ours, at {offered:,.0f} deliveries/s each",
            target=3,
            better="less",
        )
    ]


def opened(doors: ExitStack) -> tuple[Door, Door]:
    """Ours and the bare one, ours with a shop that is connected."""
    from regulars import clock
    from regulars.connectors import actions

    at = clock.now()
    shop = actions.shop_at("tea.example.com", kind="woocommerce", actor="bench", at=at)
    connection = actions.connect(shop, kind="woocommerce", secret=SECRET, actor="bench", at=at)
    ours = Door(free_port(), "", f"/webhooks/{connection.token}", sign=signed)
    bare = Door(free_port(), "", "/webhooks")
    for program, door in ((OURS, ours), (BARE, bare)):
        command = [sys.executable, "-m", *program, "--port", str(door.port)]
        doors.enter_context(serving(command, port=door.port))
    return ours, bare


def signed(body: bytes) -> Mapping[str, str]:
    """The head of a delivery, as WooCommerce writes it."""
    return {
        "X-WC-Webhook-Topic": "order.updated",
        "X-WC-Webhook-Delivery-ID": blake2b(body, digest_size=16).hexdigest(),
        "X-WC-Webhook-Signature": b64encode(hmac.digest(SECRET.encode(), body, sha256)).decode(),
    }


def deliveries(calls: int) -> list[bytes]:
    """Bodies, each of another order."""
    order = json.loads(json.loads(ORDER.read_text())["raw_body"])
    return [json.dumps(order | {"id": next(NUMBERS)}).encode() for _ in range(calls)]


def kept() -> int:
    """How many deliveries were kept."""
    from regulars.events.models import RawDelivery

    return RawDelivery.objects.count()
