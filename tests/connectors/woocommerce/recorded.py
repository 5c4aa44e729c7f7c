"""Which deliveries of a real WooCommerce do the tests use?"""

import json
from pathlib import Path
from typing import Any

from regulars.connectors.connector import Delivery, Translation
from regulars.connectors.woocommerce.webhooks import CONNECTOR

FIXTURES = Path(__file__).parents[2] / "fixtures" / "woocommerce" / "webhooks"


def delivered(name: str) -> tuple[bytes, dict[str, str], str]:
    """A delivery's raw body, its headers in lower case, and the secret it was signed with."""
    told = json.loads((FIXTURES / f"{name}.json").read_text())
    return told["raw_body"].encode(), {key.lower(): value for key, value in told["headers"]}, told["secret"]


def body(name: str, /, **other: Any) -> Any:
    """What it says, with some of it said otherwise."""
    return json.loads(delivered(name)[0]) | other


def says(topic: str, told: Any, *, currency: str = "GBP") -> Translation:
    """What our translation makes of a body."""
    return CONNECTOR.translate(
        Delivery(key="1", topic=topic, body=json.dumps(told).encode()), currency=currency
    )
