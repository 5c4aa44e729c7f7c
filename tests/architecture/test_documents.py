"""What stands in the code stands in the documents, and the other way round."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from regulars.insight.definitions import DEFINITIONS
from regulars.plays.catalogue import catalogue
from tests.architecture.house import ROOT, modules, strings, texts
from tools.catalogue import CATALOGUE, PAGES

VARIABLE = re.compile(r"(?:REGULARS|DATABASE)_[A-Z_]+")
ROW = re.compile(r"^\| `([A-Z_]+)` \|", re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)")


def variables(tree: ast.AST) -> set[str]:
    """Environment variables that a file asks for: strings that are nothing but their name."""
    return {text for _, text in strings(tree) if VARIABLE.fullmatch(text)}


def lost_links(page: Path, text: str) -> list[str]:
    """Relative links of a Markdown page that lead nowhere."""
    return [
        found[0]
        for found in LINK.finditer(text)
        if not (target := (page.parent / found[1]) if found[1] else page).exists()
        or (found[2] and target.suffix == ".md" and found[2] not in anchors(target.read_text()))
    ]


def anchors(text: str) -> set[str]:
    """The names under which a page's headings can be linked."""
    heads = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head).strip().lower().replace(" ", "-") for head in heads}


@pytest.mark.parametrize("line", ["os.environ.get('REGULARS_PORT')", "env['DATABASE_URL']"])
def test_a_variable_that_is_asked_for_is_found(line):
    assert variables(ast.parse(line))


@pytest.mark.parametrize("line", ["x = 'set REGULARS_PORT to move'", "REGULARS_PORT = 1"])
def test_a_variable_that_is_only_spoken_of_is_not(line):
    assert not variables(ast.parse(line))


@pytest.mark.parametrize(
    "text", ["[code](src/regulars)", "[start](README.md#start)", "[web](https://example.com)"]
)
def test_a_link_that_leads_somewhere_is_accepted(text):
    assert lost_links(ROOT / "README.md", text) == []


@pytest.mark.parametrize("text", ["](nowhere.md)", "](README.md#nowhere)", "](docs/nowhere.png)"])
def test_a_link_that_leads_nowhere_is_refused(text):
    assert lost_links(ROOT / "README.md", text) == [text]


def test_every_variable_is_documented_and_every_documented_one_exists():
    known = set().union(*map(variables, modules().values()))
    assert set(ROW.findall((ROOT / "docs/configuration.md").read_text())) == known


@pytest.mark.parametrize("name", PAGES)
def test_the_catalogue_says_what_the_code_says(name):
    assert (CATALOGUE / f"{name}.md").read_text() == PAGES[name](), "run python tools/catalogue.py"


def test_every_link_in_the_documents_leads_somewhere():
    pages = {path: text for path, text in texts().items() if path.endswith(".md")}
    lost = [f"{path} {link}" for path, text in pages.items() for link in lost_links(ROOT / path, text)]
    assert lost == []


def test_every_decision_and_document_is_in_the_index():
    index = (ROOT / "docs/README.md").read_text()
    pages = [path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")]
    assert [page for page in pages if page != "README.md" and f"({page})" not in index] == []


def test_every_decision_has_its_three_parts():
    parts = ["## Context", "## Decision", "## Consequences"]
    pages = {path: text for path, text in texts().items() if path.startswith("docs/decisions/")}
    assert [path for path, text in pages.items() if not all(part in text for part in parts)] == []


def test_every_floor_is_explained():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    floors = set(re.findall(r"\w+", " ".join(contracts[0]["layers"]))) - {"__main__"}
    explained = (ROOT / "docs/architecture.md").read_text()
    names = set(re.findall(r"\w+", " ".join(re.findall(r"^\| (`.+?) \|", explained, re.MULTILINE))))
    assert [name for name in sorted(floors) if name not in names] == []


def test_every_line_of_the_articles_that_is_named_stands_among_the_sources():
    named = {line for known in DEFINITIONS for line in known.tactics}
    named |= {line for entry in catalogue().values() for line in entry.play.source}
    listed = set(re.findall(r"\*\*(S\d\.\d+)\*\*", (ROOT / "docs" / "sources.md").read_text()))
    assert named
    assert sorted(named - listed) == []
