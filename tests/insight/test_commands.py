"""Does the command line say what is understood?"""

import json

import pytest
from click.testing import CliRunner

from regulars import clock
from regulars.cli import with_json
from regulars.insight.commands import COMMANDS
from regulars.insight.models import InsightRun
from regulars.insight.refresh import refresh

BY_NAME = {command.name: with_json(command) for command in COMMANDS}


def call(name, *words):
    return CliRunner().invoke(BY_NAME[name], list(words))


def test_a_refresh_says_how_many_people_it_understood(store):
    store.sells("ann", days=[0])
    done = call("insight", "refresh", "--at", "2026-01-02T12:00")
    assert done.output.startswith("1 people in ")
    assert InsightRun.objects.get().as_of == store.at(1)


def test_a_refresh_tells_a_script_its_counts(store):
    store.sells("ann", days=[0])
    told = json.loads(call("insight", "refresh", "--at", "2026-01-02T14:00+02:00", "--json").output)
    assert (told["as_of"], told["people"]) == ("2026-01-02T12:00:00+00:00", 1)
    assert told["stages"]["first_purchase"] == 1


def test_what_is_understood_never_goes_back(store):
    store.sells("ann", days=[0, 30])
    assert call("insight", "refresh", "--at", "2026-02-02T12:00").exit_code == 0
    refused = call("insight", "refresh", "--at", "2026-01-02T12:00")
    assert (refused.exit_code, "as of 2026-02-02 12:00 UTC already" in refused.output) == (1, True)
    assert [run.as_of for run in InsightRun.objects.all()] == [store.at(32)]


def test_without_a_moment_it_is_now(store, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: store.at(7))
    assert call("insight", "refresh").exit_code == 0
    assert InsightRun.objects.get().as_of == store.at(7)


def test_a_moment_that_is_none_is_refused_with_an_example(store):
    refused = call("insight", "refresh", "--at", "yesterday")
    assert refused.exit_code == 2
    assert "2010-12-09T18:00" in refused.output


@pytest.fixture
def figures(store):
    store.sells("ann", days=[0, 10], euros=30)
    store.sells("bo", days=[5], euros=40)
    refresh(store.at(20))


def test_figures_come_in_words(figures):
    shown = call("kpis").output
    assert "Come back        50.0% of customers" in shown
    assert "66.7% of orders, 60.0% of revenue" in shown
    assert "cost unknown" in shown
    assert "Customers        2 who ordered in that time" in shown
    assert "of the 2 who ever ordered" in shown


def test_a_shop_that_is_none_is_named_with_those_there_are(figures):
    refused = call("kpis", "--shop", "99")
    assert (refused.exit_code, "There is no shop 99. There is: " in refused.output) == (1, True)


def test_figures_come_for_scripts_with_what_they_stand_on(figures):
    told = json.loads(call("kpis", "--json").output)
    assert told["repeat_rate"] == {"value": 0.5, "part": 1, "whole": 2}
    assert told["repeat_revenue"] == {"value": 0.6, "part": 6000, "whole": 10000}
    assert (told["basis"], told["currency"], told["since"]) == ("revenue", "EUR", "2026-01-01")
    assert (told["repeat_profit"], told["reference"], told["truncated"]) == (None, 0.4, False)


def test_a_month_can_be_asked_for_and_nothing_else_but_the_four(figures):
    assert json.loads(call("kpis", "--days", "30", "--json").output)["days"] == 30
    assert call("kpis", "--days", "31").exit_code == 2


def test_before_the_first_run_the_way_out_is_said(store):
    refused = call("kpis")
    assert (refused.exit_code, "regulars insight refresh" in refused.output) == (1, True)
