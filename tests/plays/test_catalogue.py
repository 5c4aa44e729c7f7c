"""Is every play that comes with the program sound, and does its JSON Schema say the same as the program?"""

import json

import jsonschema
import pytest
import yaml

from regulars.engine.play import holdout_share, schema
from regulars.engine.sentence import text
from regulars.plays import catalogue
from tests.architecture.house import SRC

HOME = SRC / "plays"
PLAYS = sorted(HOME.glob("*.yaml"))
NAMES = [file.stem for file in PLAYS]


@pytest.fixture(scope="module")
def written_schema():
    return json.loads((HOME / "play.schema.json").read_text())


def test_the_schema_in_the_folder_is_the_programs(written_schema):
    assert written_schema == schema(), "run: regulars play schema > src/regulars/plays/play.schema.json"


@pytest.mark.parametrize("file", PLAYS, ids=NAMES)
def test_the_schema_accepts_every_play(file, written_schema):
    jsonschema.validate(yaml.safe_load(file.read_text()), written_schema)
    assert file.stem in catalogue.catalogue()


@pytest.mark.parametrize("part", ["holdout", "goal", "steps", "because"])
def test_the_schema_refuses_a_play_without_its_parts(part, written_schema):
    play = yaml.safe_load(PLAYS[0].read_text())
    del play[part]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(play, written_schema)


def test_the_first_plays_are_there():
    assert set(catalogue.catalogue()) >= {"replenishment", "second_order", "thank_you"}


@pytest.mark.parametrize("name", NAMES)
def test_a_play_says_what_it_believes(name):
    play = catalogue.named(name).play
    assert play.because
    assert play.source
    assert text(play, currency="EUR").startswith("When ")


@pytest.mark.parametrize("name", NAMES)
def test_promotions_are_measured_against_a_control_group(name):
    play = catalogue.named(name).play
    assert play.purpose == "service" or holdout_share(play) > 0


def test_a_play_that_is_not_there_is_called_unknown():
    with pytest.raises(catalogue.UnknownPlay):
        catalogue.named("nothing")


def test_what_plays_say_is_given_to_translators():
    said = list(catalogue.sentences())
    assert "Remind people just before what they bought runs out." in said
    assert all("\n" not in sentence for sentence in said)


@pytest.fixture
def others(monkeypatch, tmp_path):
    """The folder of another package that brings plays; each test's has a name of its own."""
    package = tmp_path / f"plays_{tmp_path.name}"
    package.mkdir()
    (package / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(catalogue, "packages", lambda: ["regulars.plays", package.name])
    return package


def test_other_packages_add_their_plays(others):
    hello = PLAYS[0].read_text().replace(f"name: {NAMES[0]}", "name: hello")
    (others / "hello.yaml").write_text(hello)
    assert set(catalogue.shelf.__wrapped__().plays) == {*NAMES, "hello"}


def test_a_file_that_cannot_be_used_harms_no_other(others):
    (others / "bad.yaml").write_text("name: bad\n")
    found = catalogue.shelf.__wrapped__()
    assert set(found.plays) == set(NAMES)
    assert str(found.broken[0]).startswith("bad.yaml:1:1: ")


def test_none_of_ours_is_broken():
    assert catalogue.shelf().broken == ()
