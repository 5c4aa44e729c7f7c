"""A store in Riga, its people, and advertising networks on this machine."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from regulars.capabilities.audiences import actions, queries
from regulars.capabilities.audiences.models import AdAudience
from regulars.capabilities.audiences.networks import catalogue
from regulars.capabilities.audiences.networks.google.api import Google
from regulars.capabilities.audiences.networks.meta.api import Meta
from regulars.capabilities.audiences.sync import sync
from regulars.connectors.client import Client
from tests.capabilities.audiences.adverts import Adverts, adverts
from tests.channels.conftest import key_file  # noqa: F401 the keys that seal the networks' own
from tests.engine.conftest import second_session  # noqa: F401
from tests.engine.store import Store

FIXTURES = Path(__file__).parents[2] / "fixtures" / "audiences"


@pytest.fixture
def store(database) -> Store:
    return Store.opened()


@pytest.fixture
def networks(monkeypatch: pytest.MonkeyPatch) -> Iterator[Adverts]:
    """Meta and Google on this machine."""
    with adverts() as found:
        known = at_home(found.url)
        monkeypatch.setattr(catalogue, "networks", lambda: known)
        monkeypatch.setattr("regulars.capabilities.audiences.sync.networks", lambda: known)
        yield found


def at_home(url: str) -> dict[str, Any]:
    return {"meta": Meta(f"{url}/v26.0"), "google": Google(f"{url}/v1", tokens=f"{url}/token")}


@pytest.fixture(scope="session")
def google_key() -> str:
    """The key file of a service account."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return json.dumps(
        {
            "type": "service_account",
            "project_id": "candles",
            "private_key_id": "k1",
            "private_key": pem.decode(),
            "client_email": "regulars@candles.iam.gserviceaccount.com",
            "token_uri": "https://evil.example.com/token",
        }
    )


@dataclass
class Advertising:
    """A store that advertises. Its audience is of everybody who ordered, unless it is told otherwise."""

    store: Store
    networks: Adverts

    def connects(self, network: str = "meta", *, key: str = "") -> None:
        secret = {"key": key} if network == "google" else {"token": "TOKEN", "app_secret": "secret"}
        actions.set_account(network, account_id="1", secret=secret, who=None, at=self.store.at)

    def means(
        self,
        expression: str = "orders >= 1",
        *,
        networks: tuple[str, ...] = ("meta",),
        holdout: int = 0,
        **more: Any,
    ) -> AdAudience:
        wanted = actions.Wanted(
            name=more.pop("name", "Buyers"),
            expression=expression,
            networks=networks,
            holdout_bp=holdout,
            **more,
        )
        return actions.make(wanted, who=None, at=self.store.at)

    def syncs(self, audience: AdAudience, **how: Any) -> dict[str, int]:
        return dict(sync(audience.pk, client=Client(), at=self.store.at, **how))

    def allows(self, *names: str) -> None:
        """They ordered, and allow advertising."""
        told = [(self.store.order(name), self.store.consent(name, channel="ads")) for name in names]
        self.store.tell(*(fact for facts in told for fact in facts))

    def count(self, audience: AdAudience) -> queries.Count:
        return queries.counts(audience.pk)[0]


@pytest.fixture
def advertising(store: Store, networks: Adverts, key_file) -> Advertising:
    found = Advertising(store, networks)
    found.connects()
    return found
