"""Commands are found by walking folders; help is quick; before one runs, the house is open."""

import json
import os
import subprocess
import sys
from importlib import import_module
from threading import Event

import click
import pytest
from click.testing import CliRunner
from procrastinate.contrib.django import app

from regulars import cli
from tests.terminal import apart

DECLARED = """
import click

@click.command("send-now", hidden=True)
def one():
    '''Send at once.

    Without waiting.
    '''

@click.group()
def gift_card_group():
    '''Give.'''

@gift_card_group.command("make")
def make():
    '''Not a command of its own.'''

@click.command(name="third")
@click.option("--at")
def other():
    '''Third.'''
"""


def test_a_files_commands_are_known_by_their_decorators(tmp_path, monkeypatch):
    monkeypatch.setattr(cli, "HERE", tmp_path)
    (tmp_path / "plays").mkdir()
    (tmp_path / "plays" / "commands.py").write_text(DECLARED)
    assert cli.catalogue() == {
        "send-now": cli.Entry("send-now", "regulars.plays.commands", "Send at once.", hidden=True),
        "gift-card": cli.Entry("gift-card", "regulars.plays.commands", "Give.", hidden=False),
        "third": cli.Entry("third", "regulars.plays.commands", "Third.", hidden=False),
    }


def test_what_help_lists_is_what_each_folder_brings():
    modules = {entry.module for entry in cli.catalogue().values()}
    brought = {command.name for module in modules for command in import_module(module).COMMANDS}
    assert brought == set(cli.catalogue())


def test_every_command_says_what_it_does_in_a_sentence():
    silent = [entry.name for entry in cli.catalogue().values() if not entry.says.endswith((".", "?"))]
    assert silent == []


def test_no_two_folders_bring_the_same_command():
    files = sorted([*cli.HERE.glob("*/commands.py"), *cli.HERE.glob("*/*/commands.py")])
    names = [entry.name for file in files for entry in cli.entries(file)]
    assert sorted(set(names)) == sorted(names)


def test_every_command_answers_in_json():
    def leaves(command: click.Command) -> list[click.Command]:
        below = command.commands.values() if isinstance(command, click.Group) else []
        return [leaf for one in below for leaf in leaves(one)] or [command]

    context = click.Context(cli.regulars)
    found = [cli.regulars.get_command(context, name) for name in cli.catalogue()]
    without = [
        leaf.name
        for command in found
        if command
        for leaf in leaves(command)
        if not any("--json" in option.opts for option in leaf.params)
    ]
    assert without == []


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["serve", "--help"], ["backup", "--help"]])
def test_help_needs_neither_django_nor_a_database(words):
    code = f"import sys; sys.argv = ['regulars', *{words}]\ntry:\n import regulars.cli; regulars.cli.main()\n"
    code += "finally:\n print(sorted({'django', 'polars', 'granian', 'psycopg'} & set(sys.modules)))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.splitlines()[-1] == "[]"


def test_help_of_a_folders_command_opens_no_store(tmp_path):
    environment = {**os.environ, "REGULARS_DATA": str(tmp_path / "data")}
    command = [sys.executable, "-m", "regulars", "import", "--help"]
    told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert told.stdout.startswith("Usage: regulars import")
    assert not (tmp_path / "data").exists()


def test_a_command_that_nobody_brings_is_refused():
    ended = CliRunner().invoke(cli.regulars, ["fly"])
    assert (ended.exit_code, "No such command 'fly'" in ended.output) == (2, True)


@pytest.mark.parametrize(("words", "code"), [(["fly", "--json"], 2), (["backup", "--nonsense", "--json"], 2)])
def test_a_script_is_told_in_json_that_its_words_are_not_understood(words, code):
    ended = CliRunner().invoke(cli.regulars, words)
    assert (ended.exit_code, ended.stderr) == (code, "")
    assert words[-2] in json.loads(ended.stdout)["error"]


def test_a_script_is_told_in_json_why_a_command_failed(database, monkeypatch, tmp_path):
    for name, value in {**database.environment, "REGULARS_DATA": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)
    assert CliRunner().invoke(cli.regulars, ["migrate"]).exit_code == 0
    ended = CliRunner().invoke(cli.regulars, ["kpis", "--json"])
    assert (ended.exit_code, ended.stderr) == (1, "")
    assert json.loads(ended.stdout) == {"error": "Nothing is worked out yet: run `regulars insight refresh`."}
    plain = CliRunner().invoke(cli.regulars, ["kpis"])
    assert (plain.exit_code, plain.stdout) == (1, "")
    assert plain.stderr.startswith("Error: Nothing is worked out yet")


def test_a_folders_command_finds_the_house_open(database, monkeypatch, tmp_path):
    for name, value in {**database.environment, "REGULARS_DATA": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)
    assert CliRunner().invoke(cli.regulars, ["migrate"]).exit_code == 0
    ended = CliRunner().invoke(cli.regulars, ["key", "list", "--json"])
    assert json.loads(ended.output) == []


def test_a_trouble_of_the_machine_ends_with_its_way_out_and_no_traceback(tmp_path):
    (tmp_path / "pg17").mkdir()
    environment = {**os.environ, "REGULARS_DATA": str(tmp_path), "DATABASE_URL": ""}
    command = [sys.executable, "-m", "regulars", "migrate"]
    told = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert told.returncode == 1
    assert told.stderr.startswith(f"Error: {tmp_path} holds a store of PostgreSQL 17")
    assert "Traceback" not in told.stderr
    in_json = subprocess.run(
        [*command, "--json"], env=environment, capture_output=True, text=True, check=False
    )
    assert (in_json.returncode, in_json.stderr) == (1, "")
    assert json.loads(in_json.stdout)["error"].startswith(f"{tmp_path} holds a store of PostgreSQL 17")


def test_json_is_added_where_a_command_lacks_it_and_left_where_it_has_one():
    plain = click.Command("plain")
    group = click.Group("group", commands=[click.Command("member", params=[click.Option(["--json"])])])
    assert [option.opts for option in cli.with_json(plain).params] == [["--json"]]
    cli.with_json(group)
    assert len(group.commands["member"].params) == 1


def test_a_long_job_does_not_hold_up_a_short_one(database, monkeypatch):
    short_ran, waited = Event(), []
    monkeypatch.setattr(app, "tasks", dict(app.tasks))
    long = app.task(name="tests.long")(lambda: waited.append(short_ran.wait(30)))
    short = app.task(name="tests.short")(short_ran.set)
    long.defer()
    short.defer()
    apart(lambda: cli.work_jobs(until_idle=True))
    assert waited == [True]
