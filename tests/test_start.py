"""Is nothing loaded at start that takes long to load and isn't needed by then?"""

import os
import subprocess
import sys

import pytest

DJANGO = "from regulars.cli import start_django; start_django()"
HELP = "from regulars.cli import catalogue; catalogue(); import regulars.host.commands"
COMMANDS = f"""
{DJANGO}
from importlib import import_module
from regulars.cli import catalogue
modules = {{entry.module for entry in catalogue().values()}} - {{"regulars.connectors.files.commands"}}
assert len(modules) > 5
for module in modules:
    import_module(module)
"""
CONSOLE = f"""
{DJANGO}
import regulars.wsgi
from django.urls import resolve
assert resolve("/health")
"""
PLAYS = f"""
{DJANGO}
from regulars.plays.catalogue import shelf
assert shelf().plays
"""
SLOW = {"altair.vegalite", "fastexcel", "numpy", "polars", "sqlglot"}


@pytest.mark.parametrize(
    ("program", "without"),
    [
        (HELP, {"django", "psycopg", *SLOW}),
        (COMMANDS, SLOW),
        (CONSOLE, {"ninja", "pydantic", *SLOW}),
        (PLAYS, {"ninja", "pydantic", *(SLOW - {"sqlglot"})}),
    ],
    ids=["help", "all commands but import", "the console", "the plays"],
)
def test_what_loads_slowly_is_loaded_where_it_is_used(program, without):
    ended = subprocess.run(
        [sys.executable, "-c", f"{program}\nimport sys\nprint(*sys.modules)"],
        env={**os.environ, "REGULARS_SECRET_KEY": "of a test"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    loaded = set(ended.stdout.split())
    assert "regulars.cli" in loaded
    assert loaded & without == set()
