"""Does one command bring a file in, ask what it must, and tell a script what it did?"""

import json
from collections.abc import Callable

import click
import pytest
from click.testing import CliRunner, Result

from regulars.business.models import Business, Shop
from regulars.cli import with_json
from regulars.commerce.models import Order, Refund
from regulars.connectors.files import actions, commands, running
from regulars.connectors.files.models import ImportRun
from regulars.events.models import Event
from regulars.web.models import StaffAction
from tests.connectors.files.conftest import FIXTURES, NOON

PIECE = FIXTURES / "online_retail_piece.csv"
Run = Callable[..., Result]


@pytest.fixture
def run(database, tmp_path, monkeypatch) -> Run:
    """`regulars import ...` in an installation without any shop."""
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path / "data"))
    command = with_json(commands.import_command)
    return lambda *words: CliRunner().invoke(command, [str(word) for word in words])


def test_the_columns_are_shown_and_every_row_accounted_for(run):
    said = run(PIECE, "--yes").output
    assert "Order number        Invoice   489434 · C489449 · 489464" in said
    assert "58  Goods sold" in said
    assert "2    of them matched to their order" in said
    assert "New: 8 orders, 4 returns, 45 products." in said


def test_what_is_refused_names_the_option_that_gets_past_it(run, written):
    file = written("Order,Date,SKU,Price\n1,01/02/2026,a,2\n2,02/01/2026,a,2\n")
    said = run(file, "--yes").output
    assert "can be read in two ways: line 2 says 01/02/2026" in said
    assert "Here that is --dates day-first, or --dates month-first." in said
    assert run(file, "--yes", "--dates", "day-first").exit_code == 0


def test_a_script_gets_one_line_of_json(run):
    told = json.loads(run(PIECE, "--yes", "--json").stdout)
    assert (told["state"], told["rows"], told["accounts"]["orders"], told["problems"]) == ("done", 93, 8, 0)


def test_a_shop_is_opened_with_the_terms_the_file_suggests_and_the_business_takes_them(run):
    run(PIECE, "--yes")
    shop, business = Shop.objects.get(), Business.objects.get(id=1)
    assert (shop.name, shop.currency, shop.time_zone, shop.country) == (
        "Online retail piece",
        "GBP",
        "Europe/London",
        "GB",
    )
    assert (business.name, business.currency) == ("Online retail piece", "GBP")


def test_what_the_owner_says_of_the_shop_counts(run):
    run(PIECE, "--yes", "--shop", "Gifts", "--currency", "eur", "--time-zone", "Europe/Riga")
    shop = Shop.objects.get()
    assert (shop.name, shop.currency, shop.time_zone) == ("Gifts", "EUR", "Europe/Riga")


def test_a_currency_that_there_is_not_opens_no_shop(run):
    assert "“EURO” is no currency" in run(PIECE, "--yes", "--currency", "euro").output
    assert not Shop.objects.exists()


def test_twice_changes_nothing_and_says_so(run):
    run(PIECE, "--yes")
    before = Order.objects.count(), Event.objects.exclude(name__startswith="import.").count()
    assert "Everything in this file was known already: nothing changed." in run(PIECE, "--yes").output
    assert (Order.objects.count(), Event.objects.exclude(name__startswith="import.").count()) == before


def test_an_interrupted_import_goes_on_by_the_same_command(run, monkeypatch):
    def breaks(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(running, "apply", breaks)
        run(PIECE, "--yes")
    interrupted = ImportRun.objects.get()
    assert interrupted.state == "running"
    assert f"Going on with import {interrupted.id}" in run(PIECE, "--yes").output
    interrupted.refresh_from_db()
    assert (interrupted.state, ImportRun.objects.count()) == ("done", 1)


def test_without_anybody_to_confirm_it_asks_for_yes(run):
    said = run(PIECE)
    assert said.exit_code == 1
    assert "say --yes" in said.output
    assert not ImportRun.objects.exists()


def test_a_column_can_be_named_left_out_and_is_remembered(run, written):
    file = written("Bon,Kad,Kods,EUR\n1,2026-01-05,a,2\n")
    assert "These columns are missing" in run(file, "--yes").output
    named = ["--column", "order_id=Bon", "--column", "placed_at=Kad", "--column", "sku=Kods"]
    assert run(file, "--yes", *named, "--column", "unit_price=EUR").exit_code == 0
    assert Order.objects.get().total_minor == 200
    assert run(file, "--yes").exit_code == 0  # known again by its headers


def test_a_column_that_is_not_there_is_refused_with_those_that_are(run):
    said = run(PIECE, "--yes", "--column", "sku=Moon")
    assert said.exit_code == 2
    assert "columns are Invoice, StockCode" in said.output


def test_a_mapping_can_come_from_a_file(run, written, tmp_path):
    mapping = tmp_path / "mapping.json"
    mapping.write_text(
        '{"subject": "orders", "columns": {"order_id": "A", "placed_at": "B", "order_total": "C"}}'
    )
    assert run(written("A,B,C\n1,2026-01-05,9.90\n"), "--yes", "--mapping", mapping).exit_code == 0
    assert Order.objects.get().total_minor == 990


@pytest.mark.parametrize(
    ("mapping", "says"),
    [
        ('{"subject": 1}', "--mapping"),
        ('{"subject": "moons", "columns": {}}', "`subject` is one of orders, customers, products"),
        ('{"subject": "orders", "columns": {"moons": "A", "order_id": "Moon"}}', "Moon, moons"),
    ],
)
def test_a_mapping_that_does_not_fit_the_file_is_refused_in_words(run, written, tmp_path, mapping, says):
    file = tmp_path / "mapping.json"
    file.write_text(mapping)
    said = run(written("A,B,C\n1,2026-01-05,9.90\n"), "--yes", "--mapping", file)
    assert says in said.output
    assert isinstance(said.exception, SystemExit)


def test_the_audit_log_knows_what_was_imported_in_a_terminal(run):
    run(PIECE, "--yes")
    row = StaffAction.objects.get()
    assert (row.who, row.action) == ("command", "import.received")
    assert row.detail == {"file": "online_retail_piece.csv", "shop": "Online retail piece"}


def test_it_says_to_which_shop_the_rows_went_and_how_many_could_not_go(run, written):
    rows = "Order,Date,SKU,Price\n1,2026-01-05,a,2\n2,2026-01-05,a,much\n3,2026-01-05,a,2,extra\n"
    said = run(written(rows), "--yes", "--shop", "Candles", "--currency", "EUR", "--time-zone", "UTC").output
    assert "orders.csv: 3 rows" in said
    assert "3 rows in" in said
    assert "They belong to the shop “Candles” (EUR, UTC)." in said
    assert "2 problems; the report" in said


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("orders.xlsx", b"order,sku\n1,a\n", "it is a CSV file"),
        ("orders.csv", b"%PDF-1.7", "is a PDF document"),
        ("orders.csv", b"Order,Date,SKU,Price\n1,01/02/2026,a,2\n2,02/01/2026,a,2\n", "the day or the month"),
    ],
)
def test_a_file_that_cannot_come_in_ends_with_its_sentence(run, written, name, content, sentence):
    said = run(written(content, name=name), "--yes")
    assert said.exit_code == 1
    assert sentence in said.output


def test_the_answer_about_dates_lets_it_in(run, written):
    file = written("Order,Date,SKU,Price\n1,01/02/2026,a,2\n2,02/01/2026,a,2\n")
    assert run(file, "--yes", "--dates", "month-first", "--time-zone", "UTC").exit_code == 0
    assert Order.objects.get(external_id="1").placed_at.month == 1


MARCH = "Order,Date,Email,SKU,Quantity,Price\n1,2026-03-05,ann@example.com,a,2,3\n"
BACK = "2,2026-03-06,ann@example.com,a,-1,3\n"


def test_what_negatives_mean_in_one_file_says_nothing_of_another(run, written):
    first, second = (
        written(MARCH + BACK),
        written(MARCH + BACK + "3,2026-03-07,bo@example.com,a,1,3\n", name="b.csv"),
    )
    shown = run(first, "--yes", "--time-zone", "UTC").output
    assert "A negative quantity, and nothing says" in shown
    run(second, "--yes", "--negatives-are-returns", "--shop", "Other", "--time-zone", "UTC")
    before = Order.objects.count(), Refund.objects.count(), events()
    again = json.loads(run(first, "--yes", "--json", "--shop", "Orders").stdout)
    assert (again["problems"], again["answers"], again["remembered"]) == (1, {}, [])
    assert (Order.objects.count(), Refund.objects.count(), events()) == before


def test_the_same_file_is_read_as_it_was_answered_and_says_what_it_remembers(run, written):
    file = written(MARCH.replace("2026-03-05", "05/03/2026") + BACK.replace("2026-03-06", "06/03/2026"))
    run(file, "--yes", "--dates", "day-first", "--negatives-are-returns", "--time-zone", "UTC")
    before = Order.objects.count(), Refund.objects.count(), events()
    assert before[:2] == (1, 1)
    again = run(file, "--yes", "--json")
    told = json.loads(again.stdout)
    assert told["answers"] == {"date_order": "day", "negatives": "return"}
    assert told["remembered"] == ["date_order", "negatives"]
    assert "Dates: the day comes first  (remembered from its last import)" in again.stderr
    assert (Order.objects.count(), Refund.objects.count(), events()) == before


def test_the_order_of_dates_is_asked_anew_for_another_file_with_the_same_headers(run, written):
    unclear = "Order,Date,SKU,Price\n1,01/02/2026,a,2\n2,02/01/2026,a,2\n"
    assert run(written(unclear), "--yes", "--dates", "month-first", "--time-zone", "UTC").exit_code == 0
    said = run(written(unclear + "3,01/02/2026,a,2\n", name="next.csv"), "--yes")
    assert (said.exit_code, "the day or the month" in said.output) == (1, True)


def test_another_shops_columns_do_not_change_what_this_file_holds(run, written):
    file = written("Order,Date,SKU,Price,EUR\n1,2026-01-05,a,2,7\n")
    run(file, "--yes", "--time-zone", "UTC")
    other = written("Order,Date,SKU,Price,EUR\n9,2026-01-05,a,2,7\n", name="other.csv")
    run(other, "--yes", "--shop", "Other", "--time-zone", "UTC", "--column", "unit_price=EUR")
    before = events()
    run(file, "--yes", "--shop", "Orders")
    assert (Order.objects.get(external_id="1").total_minor, events()) == (200, before)


def events() -> int:
    """How much is written in the log of customers, orders and products."""
    return Event.objects.exclude(name__startswith="import.").exclude(name__startswith="shop.").count()


def test_an_encoding_can_be_said(run, written):
    file = written("Order,Date,SKU,Product,Price\n1,2026-01-05,a,Krēms,2\n".encode("cp1257"))
    assert "Krēms" in run(file, "--yes", "--encoding", "cp1257").output
    assert "can't be read as utf-8" in run(file, "--yes", "--encoding", "utf-8").output


def test_problems_are_told_with_their_place(run, written):
    said = run(written("Order,Date,SKU,Quantity,Price\n1,2026-01-05,a,x,2\n"), "--yes").output
    assert "line 2, Quantity, x: This is no number" in said


def test_of_several_shops_one_must_be_named(run):
    for name in ("Candles", "Soap"):
        Shop.objects.create(name=name, currency="EUR", time_zone="Europe/Riga")
    said = run(PIECE, "--yes")
    assert "They are: Candles, Soap" in said.output
    assert run(PIECE, "--yes", "--shop", "Soap").exit_code == 0
    assert Order.objects.values_list("shop__name", flat=True).distinct().get() == "Soap"


def test_a_busy_shop_says_so(run, monkeypatch):
    monkeypatch.setattr(running, "run", lambda *_, **__: (_ for _ in ()).throw(running.ShopBusy(1)))
    assert "Another file is being imported" in run(PIECE, "--yes").output


def test_a_stopped_import_of_the_same_file_goes_on(run):
    run(PIECE, "--yes")
    shop = Shop.objects.get()
    first = ImportRun.objects.get()
    again = actions.receive([PIECE.read_bytes()], name=PIECE.name, actor="test", at=NOON)
    ImportRun.objects.filter(id=again.id).update(state="stopped", mapping=first.mapping, shop=shop)
    assert f"Going on with import {again.id}" in run(PIECE, "--yes").output
    assert ImportRun.objects.count() == 2


def test_refusals_become_the_commands_own():
    with pytest.raises(click.ClickException), commands.refusals():
        raise running.ShopBusy(1)
