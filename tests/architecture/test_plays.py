"""Plays don't know each other, and are data alone."""

import re
from typing import Any

import pytest
import yaml

from tests.architecture.house import SRC

WORDS = {"says", "because", "source", "template"}  # keys under which people are spoken to
FILES = sorted((SRC / "plays").glob("*.yaml"))


def neighbours(play: dict[str, Any], names: set[str]) -> set[str]:
    """Names of other plays that a play speaks of."""
    return set(_names(play)) & (names - {play["name"]})


def _names(value: object) -> list[str]:
    match value:
        case dict():
            return [name for key, part in value.items() if key not in WORDS for name in _names(part)]
        case list():
            return [name for part in value for name in _names(part)]
    return re.findall(r"\w+", str(value))


@pytest.mark.parametrize(
    "play", [{"name": "a", "for": "orders >= 1"}, {"name": "a", "says": "Like b, but later."}]
)
def test_a_play_that_minds_its_own_business_is_accepted(play):
    assert neighbours(play, {"a", "b"}) == set()


@pytest.mark.parametrize(
    "play", [{"name": "a", "for": "in_play('b')"}, {"name": "a", "steps": [{"start": "b"}]}]
)
def test_a_play_that_names_another_is_refused(play):
    assert neighbours(play, {"a", "b"}) == {"b"}


def test_plays_do_not_know_each_other():
    plays = [yaml.safe_load(file.read_text()) for file in FILES]
    names = {play["name"] for play in plays}
    assert {play["name"]: neighbours(play, names) for play in plays if neighbours(play, names)} == {}


def test_a_play_is_called_as_its_file():
    assert [file.name for file in FILES if yaml.safe_load(file.read_text())["name"] != file.stem] == []
