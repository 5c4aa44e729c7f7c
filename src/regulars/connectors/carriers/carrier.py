"""What does a carrier's door have to be able to do?

A carrier is connected as a shop is, to the shop whose parcels it brings, through the same protocol: signed
notifications are translated, or an API is asked what moved. All that it tells are TrackingFacts; which parcel
each is about is found by its tracking number, also when the parcel becomes known later.
"""

from functools import cache
from hashlib import blake2b
from importlib import import_module
from pathlib import Path

from regulars.commerce.facts import PARCEL
from regulars.connectors.connector import Connector, Delivery, Unreadable

HERE = Path(__file__).parent


@cache
def carriers() -> tuple[Connector, ...]:
    """Every `CARRIER` of this folder's modules, by their file names."""
    modules = (import_module(f"{__package__}.{path.stem}") for path in sorted(HERE.glob("*.py")))
    return tuple(module.CARRIER for module in modules if hasattr(module, "CARRIER"))


def by_body(body: bytes, *, topic: str) -> Delivery:
    """A notification that has no id of its own: the same body is the same one."""
    return Delivery(key=blake2b(body, digest_size=16).hexdigest(), topic=topic, body=body)


def step(word: str) -> str:
    """A step of a parcel's way, if it is one of ours. Raises Unreadable."""
    if word not in PARCEL:
        raise Unreadable(f"`{word}` is none of {', '.join(PARCEL)}")
    return word
