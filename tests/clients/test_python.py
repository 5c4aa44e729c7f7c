"""Does the Python client do what the API is described to do?"""

from pathlib import Path

import pytest

from regulars import clock
from regulars.web import keys
from regulars.web.keys import Scope
from tests.engine.store import Store, id_of
from tools.client import HOME, PACKAGE, generate


def files(package: Path) -> dict[str, str]:
    return {str(file.relative_to(package)): file.read_text() for file in package.rglob("*.py")}


def test_it_is_up_to_date(tmp_path):
    generate(tmp_path / "regulars_client")
    assert files(tmp_path / "regulars_client") == files(PACKAGE), "run: python -m tools.client"


@pytest.fixture
def client(live, monkeypatch):
    """The client under a key that opens everything, before a running server."""
    monkeypatch.syspath_prepend(HOME)
    from regulars_client import AuthenticatedClient

    secret = keys.create("script", scope=Scope.ADMIN, at=clock.wall()).secret
    with AuthenticatedClient(live, token=secret) as opened:
        yield opened


def test_it_reads_figures_orders_and_customers(client):
    from regulars_client.api.customers import customer
    from regulars_client.api.orders import orders
    from regulars_client.models import OrdersOut, Problem

    store = Store.opened()
    store.at = clock.now()
    for euros in (10, 25):
        store.sells("ann", euros=euros)
    first = orders.sync(client=client, limit=1)
    assert isinstance(first, OrdersOut)
    second = orders.sync(client=client, limit=1, cursor=first.next_cursor)
    assert isinstance(second, OrdersOut)
    assert [first.orders[0].total_minor, second.orders[0].total_minor] == [2500, 1000]
    assert second.next_cursor is None
    ann = customer.sync(client=client, id=str(id_of("ann")))
    assert ann.name == "Ann"
    nobody = customer.sync(client=client, id="4100")
    assert isinstance(nobody, Problem)
    assert nobody.detail == "There is no such customer."


def test_it_tells_what_happens_and_reads_it_again(client):
    from regulars_client.api.events import events, send_events
    from regulars_client.models import SendEventsBody

    shop = Store.opened()
    happened = {
        "name": "page.viewed",
        "id": "v1",
        "occurred_at": clock.now().isoformat(),
        "who": {"device": "d1"},
        "properties": {"url": "https://candles.example.com/"},
    }
    told = send_events.sync_detailed(
        client=client,
        body=SendEventsBody.from_dict({"events": [happened]}),
        shop=shop.shop.pk,
        idempotency_key="a",
    )
    assert (told.status_code, told.parsed.accepted) == (200, 1)
    assert told.headers["RateLimit"].startswith('"events"')
    assert [event.type_ for event in events.sync(client=client, type_="page.viewed").events] == [
        "page.viewed"
    ]


def test_it_proposes_a_play(client):
    from regulars_client.api.plays import propose
    from regulars_client.models import DraftIn

    from regulars.plays.proposing import EXAMPLE

    made = propose.sync(client=client, body=DraftIn(text=EXAMPLE), idempotency_key="a")
    again = propose.sync(client=client, body=DraftIn(text=EXAMPLE), idempotency_key="a")
    assert (made.play, made.state, again.id) == ("thank_you", "open", made.id)
    refused = propose.sync(client=client, body=DraftIn(text="name: x"))
    assert refused.errors[0].says
