"""Does the terminal follow a history to its end, and say what came in?"""

import io
from datetime import timedelta

import click
import pytest

from regulars.connectors import pulling, terminal
from regulars.connectors.actions import disconnect
from regulars.connectors.asking import Busy
from regulars.connectors.exchange import Answer, OutOfReach
from regulars.connectors.models import Pull
from tests.connectors.candles import CandleShop
from tests.connectors.conftest import NOON, asked


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def command(monkeypatch):
    monkeypatch.setattr(terminal, "LOOK_SECONDS", 0)
    with click.Context(click.Command("history")) as context:
        yield context


def test_who_watches_sees_a_bar(candles, monkeypatch):
    screen = Screen()
    monkeypatch.setattr("sys.stderr", screen)
    terminal.bring_in(asked(candles), client=CandleShop())
    assert "Step 2 of 3: orders." in screen.getvalue()
    assert "9/9" in screen.getvalue()  # 2 products, 5 orders, 2 refunds


def test_what_came_in_is_reported(candles, capsys):
    terminal.bring_in(asked(candles), client=CandleShop())
    terminal.report(candles)
    said = capsys.readouterr().out
    assert said.startswith("9 things in ")
    assert "New: 5 orders, 2 products, 2 refunds." in said


def test_a_shop_that_is_out_of_reach_is_waited_for(candles):
    shop = CandleShop(first=[OutOfReach("it answered 429", again_after=timedelta(milliseconds=1))])
    terminal.bring_in(asked(candles), client=shop)
    assert shop.asked[:2] == ["products 0", "products 0"]
    assert set(Pull.objects.values_list("state", flat=True)) == {"done"}


def test_what_a_worker_does_already_is_followed(candles, monkeypatch):
    asked(candles)
    really, tries = pulling.pull, []

    def pull(connection_id, **how):
        tries.append(connection_id)
        if len(tries) == 1:
            raise Busy(connection_id)
        return really(connection_id, **how)

    monkeypatch.setattr(pulling, "pull", pull)
    terminal.bring_in(candles, client=CandleShop())
    assert len(tries) == 2
    assert not terminal.is_going(candles)


def test_what_stood_in_the_way_is_said(candles):
    terminal.bring_in(asked(candles, key="guessed"), client=CandleShop())
    with pytest.raises(click.ClickException, match="doesn’t accept these keys"):
        terminal.report(candles)


def test_once_disconnected_it_ends(candles):
    asked(candles)
    disconnect(candles, actor="test", at=NOON)
    terminal.bring_in(candles, client=CandleShop())
    with pytest.raises(click.ClickException, match="disconnected meanwhile"):
        terminal.report(candles)


def test_a_list_that_the_shop_prepares_is_waited_for(candles, capsys, monkeypatch):
    monkeypatch.setattr(terminal, "LOOK_SECONDS", 0.01)
    preparing = Answer(200, {}, b'{"things": [], "next": "0", "wait": 0.02}')
    terminal.compare(asked(candles), client=CandleShop(first=[preparing]))
    assert "Orders: 5 in the shop" in capsys.readouterr().out
    with pytest.raises(click.ClickException, match="can’t be asked just now"):
        terminal.compare(candles, client=CandleShop(first=[OutOfReach("it answered 503")]))


def test_what_was_left_out_is_listed(candles, capsys):
    terminal.bring_in(asked(candles), client=CandleShop())
    Pull.objects.filter(stream="products").update(problems=["7: no price"])
    terminal.report(candles)
    assert "Left out:\n  7: no price" in capsys.readouterr().out
