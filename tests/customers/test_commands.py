"""In a terminal people are given their data, and forgotten, and what they allowed is proved."""

import json
import zipfile

import pytest
from click.testing import CliRunner
from django.db import connections

from regulars.cli import with_json
from regulars.customers.actions.seal import seal
from regulars.customers.commands import COMMANDS
from regulars.customers.models import PrivacyRequest
from regulars.web.models import StaffAction
from tests.customers.forgetting import NOON, everything_of_ann, make_shop, remains

PEOPLE, CONSENT = map(with_json, COMMANDS)


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


def verified(*words):
    return CliRunner().invoke(CONSENT, ["verify", *words])


def test_what_people_allowed_is_proved_also_by_a_root_that_was_noted(ann):
    assert "The first root is made tonight." in verified().output
    root = seal(at=NOON).hex()
    told = json.loads(verified("--root", root.upper(), "--json").output)
    assert (told["root"], told["people"]) == (root, 1)
    other = verified("--root", "00")
    assert (other.exit_code, "That root isn't one of ours" in other.output) == (1, True)


def test_what_was_changed_behind_the_programs_back_is_named(ann):
    seal(at=NOON)
    with connections["owner"].cursor() as owner:
        owner.execute("ALTER TABLE consent DISABLE TRIGGER USER; UPDATE consent SET granted = NOT granted")
    refused = verified()
    assert (refused.exit_code, f"of person {ann} (chain)" in refused.output) == (1, True)
