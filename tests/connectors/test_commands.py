"""Is a shop connected, and its history brought in, from the command line, as often as one likes?"""

import json

import pytest
from click.testing import CliRunner

from regulars.business.models import Shop
from regulars.cli import with_json
from regulars.connectors import terminal
from regulars.connectors.catalogue import connectors
from regulars.connectors.commands import connect_command, history_command
from regulars.connectors.models import Connection
from regulars.connectors.queries import secret_of
from regulars.web.models import StaffAction
from tests.connectors.candles import CandleShop


@pytest.fixture
def connect(database, tmp_path, monkeypatch):
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path))

    def run(*words, line=None):
        return CliRunner().invoke(with_json(connect_command), list(words), input=line)

    return run


def test_the_address_for_webhooks(connect):
    done = connect("shopify", "--url", "candles.myshopify.com", "--secret", "s3cret", "--json")
    told = json.loads(done.output)
    made = Connection.objects.get()
    assert told["webhook_address"].endswith(f"/webhooks/{made.token}")
    assert (told["connection"], told["kind"]) == (str(made.id), "shopify")
    assert secret_of(made) == "s3cret"
    assert Shop.objects.get().url == "https://candles.myshopify.com"
    assert StaffAction.objects.get().action == "connection.made"


def test_again_with_another_secret_the_address_stays(connect):
    outputs = [
        connect("shopify", "--url", "candles.myshopify.com", "--secret", secret, "--json").output
        for secret in ("one", "two")
    ]
    assert outputs[0] == outputs[1]
    assert secret_of(Connection.objects.get()) == "two"


def test_a_secret_that_no_list_of_processes_shows(connect):
    connect("shopify", "--url", "candles.myshopify.com", "--secret", "-", line="s3cret\n")
    assert secret_of(Connection.objects.get()) == "s3cret"


def test_in_words_it_says_what_to_subscribe_to(connect):
    done = connect("shopify", "--url", "candles.myshopify.com", "--secret", "s3cret")
    assert "refunds/create" in done.output


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("shopify", "--url", "candles", "--secret", "x"), "looks like https://candles.example.com"),
        (("shopify", "--url", "candles.myshopify.com", "--secret", " "), "The secret is empty."),
        (("magento", "--url", "candles.myshopify.com", "--secret", "x"), "Invalid value for"),
    ],
)
def test_what_cannot_be_connected(connect, words, says):
    done = connect(*words)
    assert done.exit_code != 0
    assert says in done.output
    assert Connection.objects.count() == 0


def test_a_shop_that_was_imported_before_is_named(connect):
    imported = Shop.objects.create(name="Candles", currency="EUR", time_zone="Europe/Riga")
    words = ("shopify", "--url", "candles.myshopify.com", "--secret", "x")
    assert (
        "No shop without an address is called “Soaps”. There is: Candles."
        in connect(*words, "--shop", "Soaps").output
    )
    told = json.loads(connect(*words, "--shop", "Candles", "--json").output)
    assert told["shop"] == str(imported.id)
    assert Shop.objects.count() == 1


@pytest.fixture
def bring(candles, monkeypatch):
    """A function that brings in a history from the command line."""
    monkeypatch.setattr(terminal, "Client", CandleShop)

    def run(*words, line=None):
        return CliRunner().invoke(with_json(history_command), list(words), input=line)

    return run


def test_a_history_comes_in_by_one_command(bring):
    told = json.loads(bring("Candles", "--credential", "key=right", "--json").output)
    assert (told["shop"], told["state"]) == ("Candles", "done")
    assert told["results"] == {"ProductFact.new": 2, "OrderFact.new": 5, "RefundFact.new": 2}
    assert told["streams"]["orders"] == {"state": "done", "things": 5, "problems": 0}
    assert StaffAction.objects.get().action == "connection.history_asked"


def test_twice_is_known_and_needs_no_keys(bring):
    bring("Candles", "--credential", "key=right")
    assert "Known before: 5 orders, 2 products, 2 refunds." in bring("Candles").output


def test_keys_that_no_list_of_processes_shows(bring):
    assert "New: 5 orders" in bring("Candles", "--credential", "key=-", line="right\n").output


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("Candles",), "Say --credential NAME=VALUE for key. Where the shop shows it:\n  1. Open"),
        (("Candles", "--credential", "key=guessed"), "doesn’t accept these keys"),
        (("Candles", "--credential", "password=right"), "names are key"),
        (("Soaps",), "No shop called “Soaps” is connected. There is: Candles."),
    ],
)
def test_what_keeps_a_history_out(bring, words, says):
    done = bring(*words)
    assert done.exit_code != 0
    assert says in done.output


def test_a_kind_of_shop_that_cannot_be_asked(bring, monkeypatch):
    monkeypatch.setattr(connectors()["shopify"], "api", None)
    said = bring("Candles", "--credential", "key=right").output
    assert "“Candles” is on Shopify, which can't be asked for its history yet." in said
