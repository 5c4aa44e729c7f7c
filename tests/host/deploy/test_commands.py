"""A server's commands, as one types them."""

import json

import pytest
from click.testing import CliRunner

from regulars.cli import regulars
from regulars.host.deploy.releases import NotAmongReleases
from tests.host.deploy.test_wheels import packed

DOMAIN = ("--domain", "shop.example.com")


@pytest.fixture
def typed(tmp_path, monkeypatch):
    """A function that types a command, with an answer to what it asks."""
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("REGULARS_SECRET_KEY", "of the tests")

    def run(*words: object, answer: str = ""):
        return CliRunner().invoke(regulars, [str(word) for word in words], input=answer)

    return run


def test_the_plan_is_shown_then_written_and_what_is_left_is_said(typed, tmp_path):
    shown = typed("deploy", *DOMAIN, "--to", tmp_path / "server").output
    assert f"new      {tmp_path}/server/etc/systemd/system/regulars.service" in shown
    assert "Wrote 9 of 9 files. What is left:\n1. Copy what" in shown
    again = json.loads(typed("deploy", *DOMAIN, "--to", tmp_path / "server", "--json").output)
    assert again["written"] == []
    assert {row["state"] for row in again["files"]} == {"same"}
    assert again["left"][-1] == "sudo regulars deploy check"


def test_what_somebody_changed_is_replaced_only_when_they_say_so(typed, tmp_path):
    typed("deploy", *DOMAIN, "--to", tmp_path)
    unit = tmp_path / "etc/systemd/system/regulars.service"
    unit.write_text("by hand")
    asked = typed("deploy", *DOMAIN, "--to", tmp_path, answer="n\n")
    assert (asked.exit_code, unit.read_text()) == (1, "by hand")
    assert f"Replace what somebody changed: {unit}?" in asked.output
    told = json.loads(typed("deploy", *DOMAIN, "--to", tmp_path, "--json").output)
    assert "Say --yes to replace them" in told["error"]
    assert unit.read_text() == "by hand"
    assert typed("deploy", *DOMAIN, "--to", tmp_path, "--yes").exit_code == 0
    assert unit.read_text().startswith("# Written by")


@pytest.mark.parametrize("words", [(), DOMAIN, ("--to", "/")])
def test_a_server_without_a_name_or_a_place_is_not_guessed(typed, words):
    assert "Say --domain and --to" in typed("deploy", *words).output


def test_an_address_of_this_machine_alone_is_found_out_and_told_to_scripts(typed):
    told = typed("deploy", "check", "--json")
    found = json.loads(told.stdout)
    assert (told.exit_code, found["reached"]) == (1, False)
    assert [(each["name"], each["tone"]) for each in found["findings"]] == [("address", "bad")]
    assert typed("deploy", "check").stdout.startswith("BAD   The address http")


def test_a_checkout_is_not_upgraded_by_a_wheel(typed, tmp_path):
    told = typed("upgrade", packed(tmp_path))
    assert isinstance(told.exception, NotAmongReleases)
    assert "git pull" in str(told.exception)
