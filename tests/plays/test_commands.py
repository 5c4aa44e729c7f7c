import json
from datetime import timedelta

import pytest
from click.testing import CliRunner

from regulars import clock
from regulars.channels.writing.actions import Content, save_text
from regulars.channels.writing.blocks import Text
from regulars.cli import with_json
from regulars.engine.models import Assignment, Play, PlayVersion
from regulars.plays.commands import play
from tests.architecture.house import SRC
from tests.engine.store import Store, id_of


@pytest.fixture
def store(database):
    return Store.opened()


def run(*arguments):
    return CliRunner().invoke(with_json(play), list(arguments))


def told(*arguments):
    answer = run(*arguments, "--json")
    assert answer.exit_code == 0, answer.output
    return json.loads(answer.output)


def test_a_play_is_switched_on_and_off(store):
    answer = told("on", "second_order")
    assert (answer["on"], answer["version"]) == (True, 1)
    assert answer["sentence"].startswith("When they order, for people who allow e-mail")
    assert Play.objects.get().is_on
    assert told("off", "second_order") == {"play": "second_order", "on": False}
    assert not Play.objects.get().is_on
    assert told("off", "second_order")["on"] is False


@pytest.mark.parametrize("verb", ["on", "off"])
def test_a_play_that_is_not_there_is_refused_with_those_that_are(store, verb):
    refused = run(verb, "nothing")
    assert refused.exit_code == 1
    assert "replenishment, second_order, thank_you" in refused.output


def test_all_plays_are_listed(store):
    told("on", "replenishment")
    listed = {one["play"]: one for one in told("list")}
    assert listed["replenishment"]["on"]
    assert not listed["thank_you"]["on"]
    assert listed["replenishment"]["says"].startswith("Remind people")
    assert "on   replenishment" in run("list").output


def test_a_newer_text_of_a_play_is_shown_until_it_is_switched_on_again(store):
    told("on", "replenishment")
    PlayVersion.objects.update(digest="older")
    assert {one["play"]: one["newer_text"] for one in told("list")}["replenishment"]
    told("on", "replenishment")
    assert not {one["play"]: one["newer_text"] for one in told("list")}["replenishment"]
    assert PlayVersion.objects.count() == 2


def test_a_file_is_checked_before_anybody_meets_it(store, tmp_path):
    good = SRC / "plays" / "thank_you.yaml"
    assert told("check", str(good))["play"] == "thank_you"
    bad = tmp_path / "bad.yaml"
    bad.write_text(good.read_text().replace("orders = 1", "ordres = 1"))
    refused = run("check", str(bad))
    assert refused.exit_code == 1
    assert f"{bad}:9:6: Nothing called ordres is known. Did you mean orders" in refused.output
    bad.write_bytes(b"\xff\xfe")
    assert "UTF-8" in run("check", str(bad)).output


def test_the_schema_is_printed_for_editors(store):
    assert json.loads(run("schema").output)["$ref"] == "#/$defs/Play"


def test_a_result_says_what_can_be_said(store):
    assert "regulars play on second_order" in run("result", "second_order").output
    told("on", "second_order")
    answer = told("result", "second_order")
    assert (answer["told"], answer["assigned"]) == (False, {"treated": 0, "control": 0})
    assert run("result", "second_order").output.startswith(
        "Too early to say: the goal's time is over for nobody yet"
    )


def test_a_result_that_is_told_has_its_range(store):
    told("on", "second_order")
    row = Play.objects.select_related("version").get()
    began = clock.now() - timedelta(days=70)
    store.at = clock.now()
    store.tell(*(store.order(f"p{n}", ago=80) for n in range(120)))
    store.tell(*(store.order(f"p{n}", ago=50, euros=20) for n in range(60)))
    store.tell(*(store.order(f"p{n}", ago=50, euros=20) for n in range(60, 66)))
    for n in range(120):
        Assignment.objects.create(
            play=row,
            seed=row.version.seed,
            customer_id=id_of(f"p{n}"),
            arm="treated" if n < 60 else "held_out",
            assigned_at=began,
        )
    # 60 of 60 spend 20 euros, 6 of the other 60: 20 less 2 is 18 euros a head.
    answer = told("result", "second_order")
    assert (answer["told"], answer["money"]["difference"]) == (True, 1800.0)
    assert answer["money"]["low"] < 1800 < answer["money"]["high"]
    assert answer["goal"]["difference"] == pytest.approx(0.9)
    assert run("result", "second_order").output.startswith("€18.00 revenue a person, from €")


def test_a_play_is_not_switched_on_with_letters_that_should_be_mended(store):
    said = Content(subject="Soap?", preview="A word.", blocks=(Text(says="Buy now!!"),))
    save_text("second_order", said, language="en", who=None, at=clock.now())
    refused = run("on", "second_order")
    assert "second_order is not switched on. Mend this, or say --all-the-same." in refused.output
    assert "second_order, en, block 1: ‘Buy now’ reads like spam." in refused.output
    assert not Play.objects.exists()
    assert told("on", "second_order", "--all-the-same")["on"]
