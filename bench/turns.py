"""Whose turn is it to measure, and where?"""

from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path

from bench.figure import Figure


def files() -> list[str]:
    """The files that measure something; the others are what they need for it."""
    here = sorted(Path(__file__).parent.glob("*.py"))
    return [file.stem for file in here if "\ndef measure(share" in file.read_text(encoding="utf-8")]


def measured(name: str, *, share: float) -> list[Figure]:
    """The figures of a file, from a process of its own: each has its house, and Django moves in only once."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_measure, name, share).result()


def _measure(name: str, share: float) -> list[Figure]:
    figures: list[Figure] = import_module(f"bench.{name}").measure(share)
    return figures
