"""A command answers in words, and in one line of JSON to a script."""

import json
from datetime import date

import click
import pytest
from click.testing import CliRunner

from regulars.host.answer import answer, json_option, wants_json


@click.command(params=[json_option()])
def count() -> None:
    """How many came?"""
    answer({"name": "Līga", "on": date(2025, 3, 1), "asked": wants_json()}, words="Līga came.")


def test_a_person_gets_words():
    assert CliRunner().invoke(count, []).output == "Līga came.\n"


def test_a_script_gets_one_line_of_json():
    output = CliRunner().invoke(count, ["--json"]).output
    assert output.count("\n") == 1
    assert json.loads(output) == {"name": "Līga", "on": "2025-03-01", "asked": True}


@pytest.mark.parametrize("more", [["--nonsense"], ["one"]])
def test_what_is_not_understood_ends_with_2(more):
    assert CliRunner().invoke(count, more).exit_code == 2
