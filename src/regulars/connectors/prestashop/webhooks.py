"""What comes from a PrestaShop by itself? Nothing: it sends no webhooks and is asked."""

from collections.abc import Mapping
from hashlib import blake2b

from regulars.connectors.connector import Delivery, Translation
from regulars.connectors.prestashop.api import PrestaShopApi

_ = str  # marks what translators see; the page translates it, since this folder is free of Django


class PrestaShop:
    """https://devdocs.prestashop-project.org: its hooks call modules inside of it alone."""

    kind = "prestashop"
    label = "PrestaShop"
    gives_secret = False
    api = PrestaShopApi()
    topics: Mapping[str, str] = {}
    steps = (
        _("PrestaShop sends no webhooks: nothing has to be set up for them."),
        _("Enter a webservice key below. From then on the shop is asked every few seconds what changed."),
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


CONNECTOR = PrestaShop()
