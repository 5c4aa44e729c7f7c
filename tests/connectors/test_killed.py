"""kill -9 between storing and reading, and in the midst of reading: is anything lost or doubled?"""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from regulars import clock
from regulars.commerce.models import CustomerTotals, Order, OrderLine
from regulars.connectors.queries import by_token
from regulars.connectors.receive import process_waiting, receive
from regulars.events.models import Event, RawDelivery
from tests.channels.patience import until
from tests.connectors.conftest import NOON, signed
from tests.connectors.serving import kill, serving
from tests.connectors.shopify.payloads import example

READER = Path(__file__).with_name("reader.py")


def test_what_was_answered_outlives_the_server(connection, database):
    raw, headers = signed("orders/create", example("orders_create"))
    with serving(database) as server:
        answer = server.client.post(f"/webhooks/{connection.token}", content=raw, headers=headers)
        kill(server.process)
    assert answer.status_code == 200
    assert Order.objects.count() == 0
    assert process_waiting(limit=10, at=clock.now()) == 1
    assert Order.objects.count() == 1


def test_a_worker_that_dies_while_it_reads_leaves_all_as_it_was(connection, database):
    raw, headers = signed("orders/create", example("orders_create"))
    receive(by_token(connection.token), body=raw, headers=headers, at=NOON)
    environment = {**os.environ, **database.environment, "DJANGO_SETTINGS_MODULE": "regulars.settings"}
    with subprocess.Popen(
        [sys.executable, READER], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as reader:
        assert reader.stdout is not None
        assert reader.stdout.readline() == "written\n"
        reader.kill()
    assert (Order.objects.count(), Event.objects.filter(name="order.placed").count()) == (0, 0)
    assert RawDelivery.objects.get().processed_at is None
    # what it had in hand is free as soon as the server has noticed
    assert until(lambda: process_waiting(limit=10, at=NOON + timedelta(seconds=1))) == 1
    assert process_waiting(limit=10, at=NOON + timedelta(days=1)) == 0
    assert (Order.objects.count(), OrderLine.objects.count()) == (1, 5)
    assert CustomerTotals.objects.get().orders == 1
