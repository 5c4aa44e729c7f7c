"""What belongs to the definition of a word?"""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """One word. name: by which templates ask for it. code: how tables and code say it, where they differ.

    means: for everybody. worked_out: for whoever wants to check it. tactics: the lines of docs/sources.md
    it comes from. source: papers.
    """

    name: str
    word: str | Promise
    means: str | Promise
    worked_out: str | Promise
    code: str = ""
    tactics: tuple[str, ...] = ()
    source: str = ""
