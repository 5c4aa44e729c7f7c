"""How are letters and cards printed from a terminal?"""

import json
import stat

import pytest
from click.testing import CliRunner

from regulars import clock
from regulars.channels.models import Send
from regulars.channels.paper.commands import print_group
from regulars.channels.paper.models import ParcelCard
from regulars.cli import with_json
from tests.channels.byhand.cast import ANN

PRINT = with_json(print_group)


@pytest.fixture
def typed(hand_shop, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: hand_shop.at)

    def run(*words):
        done = CliRunner().invoke(PRINT, [*words, "--json"])
        return done.exit_code, done.output if done.exit_code else json.loads(done.output)

    return run


def test_a_script_previews_prints_and_posts(hand_shop, typed, tmp_path):
    hand_shop.plans_by("post", hand_shop.reader("Ann", ANN), hand_shop.knows("Bo"))
    _, looked = typed("preview")
    assert (looked["pieces"], looked["cost"]) == (1, {"amount": "0.95", "currency": "EUR"})
    assert looked["left_out"]["no_address"]["people"] == 1
    _, made = typed("run")
    assert "No letter waits" in typed("run")[1]
    csv, pdf = tmp_path / "letters.csv", tmp_path / "labels.pdf"
    typed("file", made["id"], "--to", str(csv))
    typed("labels", made["id"], "--to", str(pdf), "--sheet", "24", "--start", "3")
    assert "Anna Bērziņa" in csv.read_text(encoding="utf-8-sig")
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert stat.S_IMODE(csv.stat().st_mode) == 0o600
    assert typed("posted", made["id"]) == (0, {"id": made["id"], "state": "posted", "pieces": 1})
    assert typed("undo", made["id"])[0] == 1
    assert [(run["state"], run["cost"]["amount"]) for run in typed("list")[1]] == [("posted", "0.95")]
    assert Send.objects.filter(state="accepted").count() == 1


def test_a_run_is_undone_and_its_files_are_gone(hand_shop, typed, tmp_path):
    hand_shop.plans_by("post", hand_shop.reader("Ann", ANN))
    _, made = typed("run")
    assert typed("labels", made["id"], "--to", str(tmp_path / "x"), "--sheet", "21", "--start", "22")[0] == 1
    assert typed("undo", made["id"])[1]["state"] == "undone"
    assert typed("file", made["id"], "--to", str(tmp_path / "x"))[0] == 1


def test_cards_are_printed_for_a_day_or_an_order_and_a_code_says_whose_it_is(hand_shop, typed, tmp_path):
    ann = hand_shop.knows("Ann")
    hand_shop.sells_soap(ann, on=hand_shop.at)
    file = tmp_path / "cards.pdf"
    assert typed("cards", "--to", str(file))[1]["cards"] == 1
    assert typed("cards", "--to", str(file), "--order", "1001", "--size", "a5")[1]["cards"] == 1
    assert typed("cards", "--to", str(file), "--day", "2020-01-01")[0] == 1
    assert typed("code", ParcelCard.objects.get().code.lower())[1]["customer_id"] == str(ann)
    assert typed("code", "nonsense")[0] == 1


def test_addresses_are_brought_in_and_what_is_wrong_is_told_by_line(hand_shop, typed, tmp_path):
    hand_shop.knows("Ann")
    file = tmp_path / "addresses.csv"
    file.write_text("email,name,street,city,country\nann@buyer.test,Ann,Miera 1,Rīga,LV\nx,,,,\n")
    assert typed("addresses", str(file)) == (
        0,
        {"kept": 1, "problems": ["Line 3: nobody is known by x."]},
    )
