"""Is a shop connected, asked, compared and disconnected from the command line, as often as one likes?"""

import json

import pytest
from click.testing import CliRunner

from regulars.business.models import Shop
from regulars.cli import with_json
from regulars.commerce.models import Order, OrderLine
from regulars.connectors import commands, terminal
from regulars.connectors.catalogue import connectors
from regulars.connectors.models import Connection
from regulars.connectors.queries import credentials_of, secret_of
from regulars.web.models import StaffAction
from tests.connectors.candles import CandleApi, CandleShop


def running(command):
    def run(*words, line=None):
        return CliRunner().invoke(with_json(command), list(words), input=line)

    return run


@pytest.fixture
def connect(database, tmp_path, monkeypatch):
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path))
    return running(commands.connect_command)


def test_the_address_for_webhooks(connect):
    done = connect("shopify", "--url", "candles.myshopify.com", "--webhook-secret", "s3cret", "--json")
    told = json.loads(done.output)
    made = Connection.objects.get()
    assert told["webhook_address"].endswith(f"/webhooks/{made.token}")
    assert (told["connection"], told["kind"], told["webhook_secret"]) == (str(made.id), "shopify", "")
    assert secret_of(made) == "s3cret"
    assert Shop.objects.get().url == "https://candles.myshopify.com"
    assert StaffAction.objects.get().action == "connection.made"


def test_where_the_secret_is_for_us_to_make_it_is_made_once_and_told(connect):
    words = ("woocommerce", "--url", "tea.example.com", "--json")
    first, again = (json.loads(connect(*words).output) for _ in range(2))
    assert first == again
    assert first["webhook_secret"] == secret_of(Connection.objects.get())
    assert len(first["webhook_secret"]) > 32


def test_key_and_secret_are_what_the_api_is_asked_with(connect, monkeypatch):
    words = ("woocommerce", "--url", "tea.example.com", "--key", "ck_1", "--secret", "cs_1")
    assert connect(*words).exit_code == 0
    assert credentials_of(Connection.objects.get()) == {"consumer_key": "ck_1", "consumer_secret": "cs_1"}


@pytest.mark.parametrize(("secret", "signs"), [("s3cret", "s3cret"), ("shpat_0123", "")])
def test_where_one_of_them_signs_the_webhooks_too_it_is_said_once(connect, secret, signs):
    connect("shopify", "--url", "candles.myshopify.com", "--key", "7", "--secret", secret)
    assert secret_of(Connection.objects.get()) == signs


def test_where_the_api_has_one_key_the_secret_signs_the_webhooks(connect, monkeypatch):
    monkeypatch.setattr(connectors()["shopify"], "api", CandleApi())
    connect("shopify", "--url", "candles.myshopify.com", "--key", "right", "--secret", "s3cret")
    made = Connection.objects.get()
    assert (credentials_of(made), secret_of(made)) == ({"key": "right"}, "s3cret")


def test_a_missing_key_is_said_with_the_steps_and_nothing_is_connected(connect):
    done = connect("woocommerce", "--url", "tea.example.com", "--key", "ck_1")
    assert "Say --credential NAME=VALUE for consumer_secret. Where the shop shows it:\n  1. In" in done.output
    assert Connection.objects.count() == 0


def test_again_with_another_secret_the_address_stays(connect):
    words = ("shopify", "--url", "candles.myshopify.com", "--json", "--webhook-secret")
    assert connect(*words, "one").output == connect(*words, "two").output
    assert secret_of(Connection.objects.get()) == "two"


def test_a_secret_that_no_list_of_processes_shows(connect):
    connect("shopify", "--url", "candles.myshopify.com", "--webhook-secret", "-", line="s3cret\n")
    assert secret_of(Connection.objects.get()) == "s3cret"


def test_in_words_it_says_what_to_subscribe_to_and_what_is_missing(connect):
    said = connect("shopify", "--url", "candles.myshopify.com").output
    assert "refunds/create" in said
    assert "Nothing is let in until its secret is said" in said
    assert "Sign them with" in connect("woocommerce", "--url", "tea.example.com").output


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("shopify", "--url", "candles", "--webhook-secret", "x"), "looks like https://candles.example.com"),
        (("magento", "--url", "candles.myshopify.com"), "Invalid value for"),
    ],
)
def test_what_cannot_be_connected(connect, words, says):
    done = connect(*words)
    assert done.exit_code != 0
    assert says in done.output
    assert Connection.objects.count() == 0


def test_a_shop_that_was_imported_before_is_named(connect):
    imported = Shop.objects.create(name="Candles", currency="EUR", time_zone="Europe/Riga")
    words = ("shopify", "--url", "candles.myshopify.com", "--webhook-secret", "x")
    assert (
        "No shop without an address is called “Soaps”. There is: Candles."
        in connect(*words, "--shop", "Soaps").output
    )
    told = json.loads(connect(*words, "--shop", "Candles", "--json").output)
    assert told["shop"] == str(imported.id)
    assert Shop.objects.count() == 1


@pytest.fixture
def sync(candles, monkeypatch):
    """A function that brings in a history from the command line."""
    monkeypatch.setattr(terminal, "Client", CandleShop)
    return running(commands.sync_command)


@pytest.mark.parametrize("how", ["name", "number"])
def test_a_history_comes_in_by_one_command(sync, candles, how):
    called = "Candles" if how == "name" else str(candles.id)
    told = json.loads(sync(called, "--credential", "key=right", "--json").output)
    assert (told["shop"], told["state"]) == ("Candles", "done")
    assert told["results"] == {"ProductFact.new": 2, "OrderFact.new": 5, "RefundFact.new": 2}
    assert told["streams"]["orders"] == {"state": "done", "things": 5, "problems": 0}
    assert StaffAction.objects.get().action == "connection.history_asked"


def test_twice_is_known_and_needs_no_keys(sync):
    sync("Candles", "--credential", "key=right")
    assert "Known before: 5 orders, 2 products, 2 refunds." in sync("Candles").output


def test_keys_that_no_list_of_processes_shows(sync):
    assert "New: 5 orders" in sync("Candles", "--credential", "key=-", line="right\n").output


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("Candles",), "Say --credential NAME=VALUE for key. Where the shop shows it:\n  1. Open"),
        (("Candles", "--credential", "key=guessed"), "doesn’t accept these keys"),
        (("Candles", "--credential", "password=right"), "names are key"),
        (("Soaps",), "No shop called “Soaps” is connected. There is: Candles."),
        (("987654",), "No shop called “987654” is connected. There is: Candles."),
    ],
)
def test_what_keeps_a_history_out(sync, words, says):
    done = sync(*words)
    assert done.exit_code != 0
    assert says in done.output


def test_a_kind_of_shop_that_cannot_be_asked(sync, monkeypatch):
    monkeypatch.setattr(connectors()["shopify"], "api", None)
    assert "“Candles” is on Shopify, which can't be asked." in sync("Candles").output


def test_an_order_that_was_hidden_is_found_by_one_command(sync):
    reconcile = running(commands.reconcile_command)
    assert "Bring its history in first" in reconcile("Candles").output
    sync("Candles", "--credential", "key=right")
    OrderLine.objects.filter(order__external_id="bo-1").delete()
    Order.objects.filter(external_id="bo-1").delete()
    told = json.loads(reconcile("Candles", "--json").output)
    assert told["found"]["orders"] == {
        "theirs": 5, "ours": 4, "missing": 1, "older": 0, "only_here": 0, "left": 0,
    }  # fmt: skip
    assert "Orders: 5 in the shop, 5 here. Nothing was missing." in reconcile("Candles").output


def test_disconnecting_asks_first_and_keeps_what_came(sync, candles):
    sync("Candles", "--credential", "key=right")
    disconnect = running(commands.disconnect_command)
    assert disconnect("Candles", line="n\n").exit_code != 0
    assert Connection.objects.get().ended_at is None
    assert "What came from it stays." in disconnect("Candles", "--yes").output
    assert Connection.objects.get().ended_at is not None
    assert Order.objects.count() == 5


def test_disconnecting_erases_what_came_where_that_is_chosen(sync, candles):
    sync("Candles", "--credential", "key=right")
    disconnect = running(commands.disconnect_command)
    assert json.loads(disconnect("Candles", "--erase", "--yes", "--json").output)["erased"] is True
    assert Order.objects.count() == 0
    assert Connection.objects.get().access == ""
