"""Services in a terminal."""

import json

from click.testing import CliRunner

from regulars.channels.alerting.commands import alerts
from regulars.channels.alerting.telling import Outcome
from regulars.cli import with_json
from tests.channels.alerting.conftest import NTFY, SLACK

ALERTS = with_json(alerts)


def run(*args, **more):
    return CliRunner().invoke(ALERTS, args, **more)


def test_from_adding_to_removing(shop, services):
    assert run("list").output == "There are none.\n"
    number = json.loads(run("add", SLACK, "--json").output)["id"]
    assert run("add", "-", input=f"{NTFY}\n").exit_code == 0
    listed = run("list").output
    assert ("Slack · slack://T…/…" in listed, "TIiaj" in listed) == (True, False)
    assert run("test", number).output == "It was taken.\n"
    services.answers = [Outcome("refused", "403")]
    assert "It didn’t take it. (403)" in run("test", number).output
    assert json.loads(run("list", "--json").output)["services"][0]["problem"] == "refused 403"
    assert run("remove", number).output == f"{number} is removed.\n"


def test_what_is_not_there_or_cannot_be(shop, services):
    assert "no service 7" in run("remove", "7").output
    assert "no service 7" in run("test", "7").output
    refused = run("add", "nonsense://secret")
    assert (refused.exit_code, "secret" in refused.output) == (1, False)
