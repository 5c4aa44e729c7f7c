"""Campaigns from the command line."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from regulars.capabilities.campaigns import queries
from regulars.capabilities.campaigns.commands import campaign
from regulars.channels.models import Send
from regulars.cli import with_json

FILE = """\
name: Soap for spring
for: orders >= 1
template: thank_you_first_order
holdout: 0%
"""


@pytest.fixture
def file(tmp_path, writing, monkeypatch) -> Path:
    monkeypatch.setattr("regulars.clock.now", lambda: writing.shop.at)
    path = tmp_path / "spring.yaml"
    path.write_text(FILE)
    return path


def run(*words: object) -> Result:
    return CliRunner().invoke(with_json(campaign), list(map(str, words)))


def told(*words: object) -> Any:
    answer = run(*words, "--json")
    assert answer.exit_code == 0, answer.output
    return json.loads(answer.output)


def test_a_dry_run_says_how_many_and_why_not_the_others(writing, file):
    writing.knows("Ann", "Dita")
    writing.shop.sells_soap(writing.shop.knows("Bo", allows=None))
    writing.shop.sells_soap(writing.shop.knows("Cy", allows=False))
    assert run("send", file, "--dry-run").output.splitlines() == [
        "Soap for spring means 4 people: people who have ordered at least once.",
        "2 get it; 0 are left alone to see what it brings.",
        "1 don't allow it.",
        "1 never allowed it.",
    ]
    assert (queries.campaigns(), Send.objects.count()) == ([], 0)


def test_a_campaign_is_sent_shown_paused_let_go_on_and_stopped(writing, file):
    assert "no campaign yet" in run("list").output
    writing.knows("Ann", "Dita")
    assert told("send", file)["gets_it"] == 2
    row = queries.named("Soap for spring")
    writing.minutes(row)
    assert told("show", "Soap for spring")["waiting"] == 2
    assert told("pause", "Soap for spring")["state"] == "paused"
    assert run("pause", "Soap for spring").exit_code == 1
    assert told("resume", "Soap for spring")["state"] == "running"
    writing.shop.hands_over(limit=1)
    assert told("stop", "Soap for spring")["state"] == "stopped"
    writing.minutes(row)
    assert told("show", "Soap for spring")["why"] == [
        {"state": "skipped", "reason": "campaign_stopped", "count": 1}
    ]
    (line,) = run("list").output.splitlines()
    assert line.split() == "Soap for spring stopped 1 sent, 0 to go, 1 not sent".split()  # noqa: SIM905 as it reads


def test_the_same_file_sends_once(writing, file):
    writing.knows("Ann")
    assert run("send", file).exit_code == 0
    again = run("send", file)
    assert (again.exit_code, "already" in again.output) == (1, True)
    assert len(queries.campaigns()) == 1


def test_who_is_not_there_is_said(file):
    assert "There is no campaign 'X'. There is: none." in run("stop", "X").output


def test_what_is_wrong_in_a_file_is_said_with_its_place(file):
    file.write_text(FILE.replace("orders >=", "ordres >="))
    assert f"{file}:2:6:" in run("send", file).output
    file.write_bytes(b"\xff\xfe")
    assert "not text in UTF-8" in run("send", file).output


def test_of_two_messages_it_says_who_tries_them_and_which_one_the_others_get(writing, file):
    writing.knows(*"abcdefgh")
    two = FILE.replace("template: ", "template: [second_order, ").replace("order\nholdout", "order]\nholdout")
    file.write_text(f"{two}try_on: 50%\ndecide_after: 4 hours\n")
    assert "About 4 of them try one of two messages first." in run("send", file, "--dry-run").output
    assert told("send", file)["try_first"] == 4
    row = queries.named("Soap for spring")
    writing.minutes(row)
    assert "Of two messages: not decided yet." in run("show", "Soap for spring").output
    writing.shop.hands_over()
    writing.later(hours=5)
    writing.minutes(row)
    assert "A goes to the others: ahead, which may be chance." in run("show", "Soap for spring").output
