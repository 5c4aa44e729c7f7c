"""Regulars runs behind nginx: a shop's webhook, a buyer's no and a long body reach it as they were sent."""

import json
import subprocess
import sys
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
import urllib3

from regulars import clock
from regulars.business.models import Shop
from regulars.channels.unsubscribe import Ticket, url_of
from regulars.connectors.actions import connect
from regulars.customers.models import Consent
from regulars.events.models import RawDelivery
from regulars.host.connection import free_port
from regulars.web.reach import echo, ticket
from tests.channels.conftest import key_file, shop
from tests.connectors.conftest import NOON, SECRET, signed
from tests.connectors.shopify.payloads import example
from tests.fronts import DOMAIN, VISITOR, Loopback, certificate, site, standing
from tests.stories.test_two_commands import until

__all__ = ["key_file", "shop"]
EIGHT = 8 * 2**20


@pytest.fixture
def front(shop, database, settings, tmp_path, monkeypatch) -> Iterator[urllib3.HTTPConnectionPool]:
    """Asks the really running program through nginx, as a visitor from elsewhere does."""
    made, backend = certificate(tmp_path), free_port()
    monkeypatch.setenv("SSL_CERT_FILE", str(made.authority))
    with standing("nginx", site("nginx", backend=backend), folder=tmp_path, certificate=made) as port:
        told = {
            **database.environment,
            "REGULARS_URL": f"https://{DOMAIN}",
            "REGULARS_SECRET_KEY": settings.SECRET_KEY,
            "REGULARS_PROXIES": "127.0.0.1",
        }
        for name, value in told.items():
            monkeypatch.setenv(name, value)
        world = Loopback(port)
        (place,) = world.places(urlsplit(f"https://{DOMAIN}"))
        command = [sys.executable, "-m", "regulars", "web", "--port", str(backend)]
        with subprocess.Popen(command) as running, world._pool(place) as pool:
            try:
                until(lambda: True if healthy(pool) else None, within=60)
                yield pool
            finally:
                running.terminate()
                running.wait(30)


def healthy(pool: urllib3.HTTPConnectionPool) -> bool:
    return asked(pool, "GET", "/health").status == 200


def asked(
    pool: urllib3.HTTPConnectionPool, method: str, path: str, body: bytes | None = None, **headers: str
) -> urllib3.BaseHTTPResponse:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return pool.request(method, path, body=body, headers={"Host": DOMAIN, **named}, redirect=False)


def test_what_a_shop_and_a_buyer_send_arrives_as_they_sent_it(front, shop):
    # A webhook whose signature covers each byte of its body.
    at_shopify = Shop.objects.create(
        name="Candles", kind="shopify", currency="EUR", time_zone="Europe/Riga", country="LV"
    )
    connection = connect(at_shopify.pk, kind="shopify", secret=SECRET, actor="test", at=NOON)
    body, head = signed("orders/create", example("orders_create"))
    path = f"/webhooks/{connection.token}"
    assert asked(front, "POST", path, body, Content_Type="application/json", **head).status == 200
    assert bytes(RawDelivery.objects.get().body) == body
    forged = {**head, "x-shopify-hmac-sha256": "Zm9yZ2Vk", "x-shopify-webhook-id": "another"}
    assert asked(front, "POST", path, body, Content_Type="application/json", **forged).status == 401

    # Ann looks at the link in her mail, and nothing happens; the button of her mail program takes her off.
    ann = shop.knows("Ann")
    link = urlsplit(url_of(Ticket(ann, "email", "offers", 4))).path
    assert asked(front, "GET", link).status == 200
    assert Consent.objects.filter(customer_id=ann, granted=False).count() == 0
    one_click = b"List-Unsubscribe=One-Click"
    form = "application/x-www-form-urlencoded"
    assert asked(front, "POST", link, one_click, Content_Type=form).status == 200
    assert Consent.objects.filter(customer_id=ann).latest("id").granted is False

    # A body of 8 MB and a byte is refused by us, in our words, and not by the proxy.
    refused = asked(front, "POST", path, b" " * (EIGHT + 1), Content_Type="application/json")
    assert (refused.status, json.loads(refused.data)["type"]) == (413, "urn:regulars:problem:body-too-large")

    # Who asks is known, whatever they say of themselves, and that they came over HTTPS.
    probe = ticket.written(ticket.drawn(), at=clock.wall())
    seen = asked(front, "GET", "/u/x/", X_Forwarded_For="192.0.2.1", **{echo.HEADER: probe})
    told = json.loads(seen.data)
    assert (told["client"], told["proto"], told["host"]) == (VISITOR, "https", DOMAIN)
    assert asked(front, "GET", "/account/login/").headers["Strict-Transport-Security"] == "max-age=31536000"
