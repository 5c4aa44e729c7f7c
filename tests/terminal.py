"""How does a test type a command, where a process of its own isn't what is tested?"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import pytest
from click.testing import CliRunner
from django.db import connections

from regulars.cli import regulars

Found = TypeVar("Found")


def apart(work: Callable[[], Found]) -> Found:
    """What it returns in a thread of its own: Playwright keeps a loop running in the main one."""
    with ThreadPoolExecutor(1) as threads:
        try:
            return threads.submit(work).result()
        finally:
            threads.submit(connections.close_all).result()


@pytest.fixture
def typed(database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., str]:
    """A function that runs a command in a store of its own, and returns what it printed."""
    for name, value in {**database.environment, "REGULARS_DATA": str(tmp_path / "data")}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("REGULARS_SECRET_KEY", "of the tests")

    def run(*words: str) -> str:
        ended = apart(lambda: CliRunner().invoke(regulars, words))
        connections.close_all()  # each command is a process of its own in life
        if ended.exception:
            raise ended.exception
        return ended.stdout

    return run
