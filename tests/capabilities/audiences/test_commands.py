"""Ad audiences from the command line."""

import json
from typing import Any

from click.testing import CliRunner, Result

from regulars.capabilities.audiences.commands import audiences
from regulars.cli import with_json
from tests.capabilities.audiences.adverts import TOKEN_ENDED


def run(*words: str) -> Result:
    return CliRunner().invoke(with_json(audiences), list(words))


def told(*words: str) -> Any:
    answer = run(*words, "--json")
    assert answer.exit_code == 0, answer.output
    return json.loads(answer.output)


def test_an_audience_is_brought_in_line_and_listed(advertising):
    advertising.allows("ann", "bo")
    assert "no ad audience yet" in run("list").output
    advertising.means(name="Skaters", budget_business=100_00, campaigns=("Spring",))
    assert run("sync", "Skaters").output == "Skaters: 2 joins, 2 added.\n"
    (found,) = told("list")
    assert (found["name"], found["budget_minor"], found["stopped"]) == ("Skaters", 100_00, "")
    (there,) = found["lists"]
    assert (there["network"], there["in"], there["leaving"], there["problem"]) == ("meta", 2, 0, "")
    assert "meta: 2 in, 0 joining, 0 leaving" in run("list").output
    assert run("sync", "Skaters").output == "Skaters: nothing to tell.\n"


def test_what_is_in_the_way_is_said(advertising):
    advertising.allows("ann")
    advertising.means(name="Skaters")
    advertising.networks.told_off = [TOKEN_ENDED]
    found = told("sync", "Skaters")
    assert found["joins"] == 1
    assert "doesn’t accept the key any more" in found["problems"]["Meta"]
    assert "(token_ended)" in run("list").output


def test_an_audience_that_is_not_there_is_said(advertising):
    advertising.means(name="Skaters")
    answer = run("sync", "Runners")
    assert (answer.exit_code, "There is: Skaters" in answer.output) == (1, True)
