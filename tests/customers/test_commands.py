"""In a terminal people are given their data, and forgotten."""

import json
import zipfile

import pytest
from click.testing import CliRunner

from regulars.cli import with_json
from regulars.customers.commands import COMMANDS
from regulars.customers.models import PrivacyRequest
from regulars.web.models import StaffAction
from tests.customers.forgetting import everything_of_ann, make_shop, remains

PEOPLE = with_json(COMMANDS[0])


def run(*words):
    return CliRunner().invoke(PEOPLE, list(words))


@pytest.fixture
def ann(database, tmp_path, monkeypatch):
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path))
    return everything_of_ann(make_shop())


def test_somebodys_data_are_shown_and_saved(ann, tmp_path):
    assert json.loads(run("export", "Ann@Example.com", "--json").output)["ids"] == [ann]
    assert '"name": "Ann Ozola"' in run("export", "ann@example.com").output
    file = tmp_path / "ann.zip"
    told = json.loads(run("export", "ann@example.com", "--to", str(file), "--json").output)
    assert (told["rows"]["orders"], zipfile.ZipFile(file).namelist()) == (2, ["data.json", "data.html"])
    assert StaffAction.objects.filter(action="person.data_given").count() == 3


def test_somebody_is_forgotten_once_it_is_said_for_good(ann):
    asked = run("erase", "ann@example.com")
    assert (asked.exit_code, "can't be undone" in asked.output) == (1, True)
    assert remains() != {}
    assert json.loads(run("erase", "ann@example.com", "--yes", "--json").output)["erased"] == str(ann)
    assert remains() == {}
    assert PrivacyRequest.objects.get().outcome == "erased"
    assert StaffAction.objects.get().action == "person.erased"


def test_an_address_of_nobody_is_refused(ann):
    refused = run("erase", "nobody@example.com", "--yes")
    assert (refused.exit_code, "Nobody is known by the address" in refused.output) == (1, True)
    assert not PrivacyRequest.objects.exists()
