"""Which events, attributes, plays and commands are there? Writes docs/catalogue from the code.

Run it after changing one of them: `python tools/catalogue.py`. A test holds the pages against the code.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path

import django
import msgspec

ROOT = Path(__file__).parents[1]
SRC = ROOT / "src" / "regulars"
CATALOGUE = ROOT / "docs" / "catalogue"
ORIGIN = "<!-- Made from the code by tools/catalogue.py. -->"


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "regulars.settings")
    django.setup()
    for name, page in PAGES.items():
        (CATALOGUE / f"{name}.md").write_text(page(), encoding="utf-8")


def events() -> str:
    """Every declared event: its meaning, version and fields."""
    from regulars.events.declare import catalogue

    for path in sorted(SRC.rglob("*.py")):
        if "\n@event(" in path.read_text(encoding="utf-8"):
            import_module(dotted(path))
    return joined(
        "Events", "What the log can hold. A published field never changes its meaning.", _events(catalogue())
    )


def _events(kinds: Iterable[object]) -> Iterator[str]:
    for kind in kinds:
        yield f"## {kind.name}"
        yield f"{prose(kind.meaning)} Version {kind.version}."
        fields = msgspec.structs.fields(kind.payload)
        if fields:
            yield table(
                ("Field", "Type"), ((f"`{field.name}`", f"`{type_name(field.type)}`") for field in fields)
            )


def dotted(path: Path) -> str:
    """`src/regulars/web/tables.py` as `regulars.web.tables`."""
    return ".".join(("regulars", *path.relative_to(SRC).with_suffix("").parts))


def type_name(kind: object) -> str:
    """A type as it is written in the code: `int | None`."""
    plain = isinstance(kind, type) and not getattr(kind, "__args__", ())
    return kind.__name__ if plain else str(kind).replace("typing.", "")


def prose(text: str) -> str:
    """A docstring as one paragraph."""
    return " ".join(text.split())


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    columns = list(head)
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in lines)


def joined(title: str, says: str, parts: Iterable[str]) -> str:
    return "\n\n".join([f"# {title}", ORIGIN, says, *parts]) + "\n"


PAGES: dict[str, Callable[[], str]] = {"events": events}

if __name__ == "__main__":
    main()
