"""What comes from a Vendure by itself? Nothing: it sends no webhooks and is asked."""

from collections.abc import Mapping
from hashlib import blake2b

from regulars.connectors.connector import Delivery, Translation
from regulars.connectors.vendure.api import VendureApi

_ = str  # marks what translators see; the page translates it, since this folder is free of Django


class Vendure:
    """https://docs.vendure.io: its events stay inside of its own process."""

    kind = "vendure"
    label = "Vendure"
    gives_secret = False
    api = VendureApi()
    topics: Mapping[str, str] = {}
    steps = (
        _("Vendure sends no webhooks: nothing has to be set up for them."),
        _("Enter an API key below. From then on the shop is asked every few seconds what changed."),
    )

    def is_signed(self, body: bytes, *, headers: Mapping[str, str], secret: str) -> bool:
        """Nothing is: whatever comes here isn't from the shop."""
        return False

    def is_greeting(self, body: bytes, *, headers: Mapping[str, str]) -> bool:
        """Nobody greets."""
        return False

    def envelope(self, body: bytes, *, headers: Mapping[str, str]) -> Delivery:
        """Known by its body."""
        return Delivery(key=blake2b(body, digest_size=16).hexdigest(), topic="", body=body)

    def translate(self, delivery: Delivery, *, currency: str) -> Translation:
        """Nothing."""
        return Translation(nothing="topic")


CONNECTOR = Vendure()
