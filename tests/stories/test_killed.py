"""The machine loses its power in the middle of everything: nothing is lost, and nothing is done twice.

What is killed is the real program, where a lock of the database or a slow mail server holds it up.
That a second worker changes nothing but speed is told in test_the_whole_way.py.
"""

import csv
import json
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import psutil
import pytest
from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet, Sum
from playwright.sync_api import Page, expect

from regulars import clock
from regulars.channels.models import Send, SendContent
from regulars.commerce.models import CustomerTotals, Order, OrderLine
from regulars.connectors.files.models import ImportRun
from regulars.customers.models import Customer
from regulars.engine.models import Assignment, Decision, Enrolment, Play
from regulars.events.models import Event
from tests.browser_fixtures import carry
from tests.channels.mailbox import Mailbox
from tests.channels.patience import until
from tests.engine.store import Store as Shop
from tests.engine.store import id_of
from tests.stories.test_two_commands import REGULARS, Store

Run = Callable[..., str]
BUYERS = 600
ORDERS = 3_000
SOON = 90_000  # what doesn't go on at once does so within a minute


def candles() -> Iterator[list[str]]:
    """Everybody buys two candles five times; of the last order but one the quantity can't be read."""
    yield ["Order number", "Date", "SKU", "Quantity", "Price", "E-mail"]
    begin = datetime(2025, 1, 1)
    for number in range(ORDERS):
        moment = f"{begin + timedelta(hours=number):%Y-%m-%d %H:%M}"
        for sku in ("RED", "BLUE"):
            yield [f"N{number}", moment, sku, "1", "2.50", f"buyer-{number % BUYERS}@example.com"]
    yield ["unread", "2026-01-01 12:00", "RED", "two", "2.50", "ann@example.com"]
    yield ["last", "2026-01-01 13:00", "RED", "1", "2.50", "dita@example.com"]


@pytest.fixture
def file(tmp_path) -> Path:
    found = tmp_path / "candles.csv"
    with found.open("w", newline="") as stream:
        csv.writer(stream).writerows(candles())
    return found


@pytest.fixture
def installed(database, tmp_path) -> Iterator[Store]:
    """The program as its owner runs it, on a PostgreSQL of her own."""
    found = Store(tmp_path / "data")
    found.environment |= {**database.environment, "REGULARS_SECRET_KEY": settings.SECRET_KEY}
    yield found
    found.end()


@pytest.fixture
def console(installed, browser, client) -> Iterator[Page]:
    """The owner's browser; it stays open, whatever becomes of the program."""
    url = f"http://localhost:{installed.port}"
    context = browser.new_context(base_url=url)
    carry(client, into=context, url=url)
    yield context.new_page()
    context.close()


@pytest.fixture
def worker(typed) -> Iterator[Callable[[], psutil.Popen]]:
    """Starts workers of plays, as `regulars work` in a terminal."""
    started: list[psutil.Popen] = []

    def start() -> psutil.Popen:
        started.append(psutil.Popen([*REGULARS, "work"], stdout=subprocess.DEVNULL))
        return started[-1]

    yield start
    for process in started:
        killed(process)


def killed(*processes: psutil.Process) -> None:
    """Kill -9 all of them at once."""
    for process in processes:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    assert psutil.wait_procs(processes, timeout=20)[1] == []


@contextmanager
def somebody_at_the_row_of(name: str) -> Iterator[None]:
    """Who writes down this customer's orders has to wait."""
    with transaction.atomic():
        Customer.objects.select_for_update(no_key=True).get(id=id_of(name))
        yield


def somebody_waits() -> bool:
    """Whether a program stands still in the middle of a transaction, for what the test holds."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT FROM pg_locks WHERE NOT granted")
        return cursor.rowcount > 0


def test_killed_in_the_middle_of_an_import_it_goes_on_by_itself_and_takes_each_order_once(
    installed, console, file
):
    shop = Shop.opened()
    shop.sells("dita")  # who is known already, with one candle at 10.00
    installed.serve()
    console.goto("/imports/")
    console.get_by_label("Drop a file here, or choose one").set_input_files(file)
    with somebody_at_the_row_of("dita"):
        console.get_by_role("button", name="Import", exact=True).click()
        # Products, 2,500 orders of two lines, and the rest are three steps; Dita's order is the very last.
        until(lambda: ImportRun.objects.get().steps_done == 2 and somebody_waits())
        killed(*installed.processes())
        installed.process.communicate()
    assert Order.objects.count() == 1 + 2_500

    installed.serve()
    outcome = console.get_by_role("heading", level=1)
    expect(outcome).to_contain_text("New: 3,001 orders", timeout=SOON)
    # 3,000 orders of two candles, and Dita's; the one that can't be read is told of
    expect(console.get_by_role("row", name="Goods sold")).to_contain_text("6,001")
    expect(console.get_by_role("heading", name="1 problem")).to_be_visible()
    assert ImportRun.objects.get().results["OrderFact.new"] == 3_001
    assert Order.objects.count() == Event.objects.filter(name="order.placed").count() == 1 + 3_001
    assert OrderLine.objects.count() == 1 + 6_001
    assert Customer.objects.count() == BUYERS + 1
    # 6,001 candles at 2.50, and Dita's first at 10.00
    assert Order.objects.aggregate(sum=Sum("total_minor")) == {"sum": 6_001 * 250 + 1_000}
    assert CustomerTotals.objects.aggregate(sum=Sum("orders")) == {"sum": 3_002}
    assert CustomerTotals.objects.get(customer_id=id_of("dita")).orders == 2


@pytest.fixture
def shop(typed) -> Shop:
    """A shop in a store that is tried out."""
    typed("migrate")
    typed("clock", "sandbox", "--yes")
    return Shop.opened()


def first_orders(shop: Shop, *, people: int) -> None:
    """So many people buy for the first time; every sixth is like Cy, who said no."""
    shop.at = clock.now()
    names = [f"p{number}" for number in range(people)]
    shop.tell(*(shop.order(name) for name in names))
    shop.tell(*(shop.consent(name, yes=bool(number % 6)) for number, name in enumerate(names)))


def test_killed_while_reacting_every_play_decides_about_each_order_once(shop, typed, worker):
    for play in ("second_order", "thank_you"):
        typed("play", "on", play)
    first_orders(shop, people=200)
    thanks = Play.objects.select_related("version").get(name="thank_you")
    with transaction.atomic():
        # One play has decided about all, the other can't write down what it does with somebody.
        Assignment.objects.create(
            play=thanks,
            seed=thanks.version.seed,
            customer_id=id_of("p100"),
            arm="treated",
            assigned_at=shop.at,
        )
        reacting = worker()
        until(somebody_waits)
        killed(reacting)
        transaction.set_rollback(True)
    assert Decision.objects.count() == 0

    until(lambda: json.loads(typed("work", "--until-idle", "--json")).get("decisions"))
    orders = sorted(Event.objects.filter(name="order.placed").values_list("id", flat=True))
    assert len(orders) == 200
    for play in Play.objects.all():
        decided = Decision.objects.filter(play_id=play.id)
        assert sorted(decided.values_list("event_id", flat=True)) == orders
        taken_in = people(decided.filter(reason__in=("enrolled", "held_out")))
        assert people(Enrolment.objects.filter(play_id=play.id)) == taken_in
        assert people(Assignment.objects.filter(play_id=play.id)) == taken_in


def people(rows: QuerySet[Any]) -> list[int]:
    return sorted(rows.values_list("customer_id", flat=True))


@pytest.fixture
def mailbox(tmp_path) -> Iterator[Mailbox]:
    """A mail server that takes its time for the twentieth mail."""
    folder = tmp_path / "mail"
    folder.mkdir()
    box = Mailbox(folder, ("--slow-at", "20")).start()
    yield box
    box.stop()


def test_killed_while_sending_nobody_gets_two_letters_and_the_one_in_doubt_is_shown(
    shop, typed, worker, mailbox, owner_page
):
    typed("channel", "set", "email", "--smtp", mailbox.url, "--from", "laura@candles.test")
    typed("play", "on", "thank_you")
    first_orders(shop, people=60)
    typed("work", "--until-idle")
    typed("clock", "advance", "2 hours")
    thanked = Enrolment.objects.filter(arm="treated").count()

    sending = worker()
    until(lambda: len(mailbox.taken()) == 20)
    killed(sending)
    in_hand = mailbox.taken()[-1]["to"][0]
    stand = Counter(Send.objects.values_list("state", flat=True))
    assert stand["accepted"] <= 19
    assert stand["handed_over"] >= 1  # what left since the last commit, and what was to leave before the next

    # The next worker asks no second time what the mail server may have taken, and sends the rest.
    until(lambda: json.loads(typed("work", "--until-idle", "--json")).get("recovered"))
    typed("work", "--until-idle")
    assert Counter(Send.objects.values_list("state", flat=True)) == {"accepted": thanked - 1, "unknown": 1}
    addressed = dict(SendContent.objects.values_list("send_id", "address"))
    assert mailbox.recipients() == Counter(addressed.values())
    assert set(mailbox.recipients().values()) == {1}
    assert len(addressed) == thanked
    assert addressed[Send.objects.get(state="unknown").id] == in_hand

    owner_page.goto("/messages/")
    expect(owner_page.get_by_role("heading", level=1)).to_contain_text(
        "Of 1 message nobody knows whether it arrived."
    )
    owner_page.get_by_role("link", name="Decide").click()
    expect(owner_page.get_by_role("row", name=in_hand.partition("@")[0].title(), exact=False)).to_be_visible()
