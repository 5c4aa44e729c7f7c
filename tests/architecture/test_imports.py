"""Each import rule of pyproject.toml lets the good line pass and stops the bad one."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.house import ROOT, SRC

CAPABILITIES = [f"capabilities/{name}.py" for name in ("points/actions", "points/models", "tiers/rules")]

# Files of insight that aren't a method but join methods to tables and pages.
JOINTS = {
    "__init__",
    "actions",
    "api",
    "arrays",
    "attributes",
    "commands",
    "deeds",
    "events",
    "follow",
    "jobs",
    "models",
    "navigation",
    "personal",
    "queries",
    "reading",
    "reasons",
    "refresh",
    "routes",
    "sections",
    "terms",
    "understanding",
    "writing",
}


def verdict(house: Path, contract: str, **lines: str) -> int:
    """What the linter says (0: kept, 1: broken) of a bare house in which each named module has one line."""
    for name, line in lines.items():
        (house / name.replace("__", "/")).with_suffix(".py").write_text(line + "\n")
    linter = Path(sys.executable).with_name("lint-imports")
    pyproject = str(ROOT / "pyproject.toml")
    run = subprocess.run(
        [linter, "--config", pyproject, "--contract", contract, "--no-cache", "--no-logo"],
        cwd=house.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Contracts" in run.stdout, run.stdout + run.stderr
    return run.returncode


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Our folders with empty files in them, and two capabilities."""
    files = [str(path.relative_to(SRC)) for path in SRC.rglob("*.py") if "migrations" not in path.parts]
    for name in [*files, *CAPABILITIES]:
        path = tmp_path / "regulars" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        (path.parent / "__init__.py").touch()
    return tmp_path / "regulars"


@pytest.mark.parametrize(
    ("contract", "module", "line"),
    [
        ("floors", "commerce__models", "from regulars.customers import models"),
        ("floors", "console__models", "import regulars.engine"),
        ("siblings", "capabilities__points__actions", "from regulars.capabilities.points import models"),
        ("machine", "host__address", "import urllib.parse"),
        ("pure", "money", "from fractions import Fraction"),
        ("pure", "capabilities__tiers__rules", "from regulars.money import Money"),
        ("words", "engine__words", "from django.utils.translation import gettext"),
        ("tables", "commerce__actions", "from regulars.commerce.models import Order"),
        ("tables", "commerce__queries", "from regulars.commerce.models import Order"),
    ],
)
def test_a_good_import_is_accepted(house, contract, module, line):
    assert verdict(house, contract, **{module: line}) == 0


@pytest.mark.parametrize(
    ("contract", "module", "line"),
    [
        ("floors", "customers__models", "from regulars.commerce import models"),
        ("floors", "channels__rules", "import regulars.connectors"),
        ("floors", "nowhere", "x = 1"),
        ("siblings", "capabilities__points__actions", "from regulars.capabilities.tiers import rules"),
        ("machine", "host__address", "from django.db import models"),
        ("pure", "money", "import django"),
        ("pure", "capabilities__tiers__rules", "from django.db import connection"),
        ("words", "engine__words", "from regulars.sql import statement"),
        ("tables", "console__pages", "from regulars.commerce.models import Order"),
    ],
)
def test_a_bad_import_is_refused(house, contract, module, line):
    assert verdict(house, contract, **{module: line}) == 1


def test_every_method_of_insight_is_held_to_be_pure():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    pure = next(contract for contract in contracts if contract["id"] == "pure")["source_modules"]
    methods = {path.stem for path in (SRC / "insight").glob("*.py")} - JOINTS
    assert sorted(methods - {name.rpartition(".")[2] for name in pure}) == []
