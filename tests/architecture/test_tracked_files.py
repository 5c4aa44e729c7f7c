"""What is under version control works on every machine, and is finished."""

import re

import pytest

from tests.architecture.house import texts

MACHINE = re.compile(r"(?<![\w.-])/(?:work|farm|root|home/\w+|Users/\w+)/")
REGISTRY = re.compile(
    r"https?://[^\s\"']*(?:pythonhosted|/simple\b|artifactory|npmjs)|--(?:extra-)?index-url"
)
UNFINISHED = re.compile(
    r"\b(?:TODO|FIXME|XXX|NotImplementedError)\b|(?<![:\"'])\bplaceholder\b(?!\s*[=:\"'-])"
)
LOCK_LINE = re.compile(
    r"[a-z0-9.-]+==[\w.+!]+(?: ; [\w <>=!.'()]+)? \\"  # a name, its version, on which machines
    r"|    --hash=sha256:[0-9a-f]{64}(?: \\)?"
    r"|    #(?: +via)?(?: +(?:-[cr] )?[\w./-]+(?: \(pyproject\.toml(?::\w+)?\))?)?"
    r"|    #   --override \(workspace\)"  # pyproject.toml's own word against a package's
)


def whole(line: str) -> str:
    """A line as it would stand elsewhere: `~` keeps it from being found here."""
    return line.replace("~", "")


def found(rule: re.Pattern[str], *, below: str = "") -> list[str]:
    """Every tracked line that the rule finds."""
    return [
        f"{path}:{number} {line.strip()[:80]}"
        for path, text in texts().items()
        if path.startswith(below) and rule.search(text)
        for number, line in enumerate(text.splitlines(), 1)
        if rule.search(line)
    ]


@pytest.mark.parametrize(
    "line", ["see docs/work/day.md", "https://example.com/root/", "/var/lib/regulars/data"]
)
def test_a_path_that_any_machine_may_have_is_accepted(line):
    assert not MACHINE.search(line)


@pytest.mark.parametrize("line", ["/wo~rk/main/src", "cd /ro~ot/x", "'/ho~me/ann/store'"])
def test_a_path_of_one_machine_is_refused(line):
    assert MACHINE.search(whole(line))


@pytest.mark.parametrize("line", ["uv pip compile --no-emit-index-url", "https://docs.djangoproject.com/"])
def test_a_line_that_names_no_registry_is_accepted(line):
    assert not REGISTRY.search(line)


@pytest.mark.parametrize("line", ["pip install --index~-url x", "https://mirror.example/simp~le/django/"])
def test_the_address_of_a_registry_is_refused(line):
    assert REGISTRY.search(whole(line))


@pytest.mark.parametrize("line", ['<input placeholder="Search">', "input::placeholder {", "mastodon"])
def test_finished_work_is_accepted(line):
    assert not UNFINISHED.search(line)


@pytest.mark.parametrize("line", ["# TO~DO: later", "raise NotImplemented~Error", "a place~holder for now"])
def test_unfinished_work_is_refused(line):
    assert UNFINISHED.search(whole(line))


@pytest.mark.parametrize(
    "line",
    [
        "numpy==2.4.6 ; python_full_version < '3.12' \\",
        f"    --hash=sha256:{'0' * 64} \\",
        "    # via regulars (pyproject.toml:dev)",
        "    #   psycopg",
    ],
)
def test_names_versions_and_hashes_are_accepted_in_a_lock(line):
    assert LOCK_LINE.fullmatch(line)


@pytest.mark.parametrize(
    "line",
    [
        "numpy>=2",
        "numpy @ https://example.com/numpy.whl",
        "-i https://example.com",
        "    --hash=md5:00",
        "# x/y",
    ],
)
def test_anything_else_is_refused_in_a_lock(line):
    assert not LOCK_LINE.fullmatch(line)


def test_no_tracked_file_names_a_path_of_one_machine():
    assert found(MACHINE) == []


def test_no_tracked_file_names_a_package_registry():
    assert found(REGISTRY) == []


def test_nothing_in_the_source_is_unfinished():
    assert found(UNFINISHED, below="src/") == []


def test_lock_files_hold_names_versions_and_hashes_alone():
    locks = {path: text for path, text in texts().items() if path.startswith("locks/")}
    odd = [line for text in locks.values() for line in text.splitlines() if not LOCK_LINE.fullmatch(line)]
    assert locks
    assert odd == []
