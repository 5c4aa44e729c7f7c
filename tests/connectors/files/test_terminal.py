"""Does the terminal show the columns, the progress and the end?"""

import io

import click
import pytest

from regulars.connectors.files import running, terminal
from regulars.connectors.files.columns import propose
from regulars.connectors.files.reading import read
from tests.connectors.files.conftest import FIXTURES, handed_in

PIECE = FIXTURES / "online_retail_piece.csv"


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def command():
    with click.Context(click.Command("import")) as context:
        yield context


def test_doubts_gaps_and_leftovers_are_shown(table, capsys):
    given = table("Order,Kad,SKU,Moon\n1,2026-01-05,a,ann@example.com\n")
    terminal.show(given, propose(given))
    said = capsys.readouterr().out
    assert "E-mail              Moon  (?)   ann@example.com" in said
    assert "Not used: Kad" in said
    assert "Missing: Date of the order" in said


def test_who_cannot_be_told_is_said(table, capsys):
    given = table("Order,Date,SKU,Price\n1,2026-01-05,a,2\n")
    terminal.show(given, propose(given))
    assert "nobody can be recognised" in capsys.readouterr().out


def test_the_encoding_it_was_read_in_is_shown(capsys):
    given = read(FIXTURES / "latvian_cp1257.csv")
    terminal.show(given, propose(given))
    assert "read as cp1257" in capsys.readouterr().out


def test_a_bar_runs_to_its_end_where_somebody_watches(shop, monkeypatch):
    screen = Screen()
    monkeypatch.setattr("sys.stderr", screen)
    done = terminal.worked(handed_in(PIECE, shop=shop))
    assert done.state == "done"
    assert "Importing" in screen.getvalue()
    assert "93/93" in screen.getvalue()
    assert "rows/s" in screen.getvalue()


def test_nobody_there_cannot_confirm():
    with pytest.raises(click.ClickException, match="--yes"):
        terminal.confirm()


def test_the_first_problems_stand_in_the_report(shop, written, capsys):
    run = running.run(handed_in(written("Order,Date,SKU,Price\n1,2026-01-05,a,x\n"), shop=shop).id)
    terminal.report(run)
    assert "line 2, Price, x:" in capsys.readouterr().out
