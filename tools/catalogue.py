"""Which events, attributes, plays and commands are there? Writes docs/catalogue from the code.

Run it after changing one of them: `python tools/catalogue.py`. A test holds the pages against the code.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from operator import attrgetter
from pathlib import Path
from types import ModuleType

import click
import django
import msgspec
import yaml
from django.utils import translation

from regulars.events.declare import EventType

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


def _events(kinds: Iterable[EventType]) -> Iterator[str]:
    for kind in kinds:
        yield f"## {kind.name}"
        yield f"{prose(kind.meaning)} Version {kind.version}."
        fields = msgspec.structs.fields(kind.payload)
        if fields:
            yield table(
                ("Field", "Type"), ((f"`{field.name}`", f"`{type_name(field.type)}`") for field in fields)
            )


def attributes() -> str:
    """Every attribute and function that expressions may use."""
    from regulars.engine.functions import FUNCTIONS

    found = [attribute for module in members("attributes") for attribute in module.ATTRIBUTES]
    says = "What audiences and templates may know of a customer. A rehearsal may use what is known as it was."
    head = ("Attribute", "Kind", "Meaning", "Follows", "As it was")
    with translation.override("en"):
        rows = [
            (f"`{a.name}`", a.kind.value, str(a.meaning), str(a.fresh), "known" if a.as_of else "not kept")
            for a in sorted(found, key=attrgetter("name"))
        ]
    calls = ((f"`{name}`", f"`{function.usage}`") for name, function in sorted(FUNCTIONS.items()))
    parts = [table(head, rows), "## Functions", table(("Function", "Written"), calls)]
    return joined("Attributes", says, parts)


def plays() -> str:
    """Every play: what it says and believes, and its file's words for the rest."""
    says = "One file each in src/regulars/plays. The control group is left alone, so that the effect shows."
    return joined("Plays", says, _plays(sorted((SRC / "plays").glob("*.yaml"))))


def _plays(files: Iterable[Path]) -> Iterator[str]:
    for file in files:
        play = yaml.safe_load(file.read_text(encoding="utf-8"))
        yield f"## {play['name']}"
        yield f"{play['says']} {play['because']}"
        goal = f"{play['goal']['event']} within {play['goal']['within']}"
        facts = [("When", said(play["when"])), ("For", f"`{play['for']}`"), ("Goal", goal)]
        yield table(("", ""), [*facts, ("Control group", str(play["holdout"]))])
        yield "\n".join(f"{n}. {said(step)}" for n, step in enumerate(play["steps"], 1))


def said(value: object) -> str:
    """A piece of a play's file in one line: `send: template thank_you, channels email`."""
    match value:
        case dict():
            return "; ".join(f"{key}: {said(part)}" for key, part in value.items())
        case list():
            return ", ".join(said(part) for part in value)
    return str(value)


def commands() -> str:
    """Every command of the program with its arguments and options, as its help says."""
    from regulars.cli import regulars as program

    context = click.Context(program, info_name="regulars")
    return joined(
        "Commands",
        "What `regulars` does in a terminal. With `--json` each answers in one line of JSON.",
        _commands(program, context),
    )


def _commands(group: click.Group, context: click.Context) -> Iterator[str]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        inner = click.Context(command, info_name=name, parent=context)
        if not isinstance(command, click.Group) or command.invoke_without_command:
            yield from _command(command, inner)
        if isinstance(command, click.Group):
            yield from _commands(command, inner)


def _command(command: click.Command, inner: click.Context) -> Iterator[str]:
    usage = " ".join([inner.command_path, *command.collect_usage_pieces(inner)])
    yield f"## {inner.command_path}"
    yield f"`{usage}`"
    yield prose(command.help or "")
    named = [part for part in command.params if isinstance(part, click.Option) and "--json" not in part.opts]
    options = [record for option in named if (record := option.get_help_record(inner))]
    if options:
        yield table(("Option", "Meaning"), ((f"`{option}`", meaning) for option, meaning in options))


def members(name: str) -> list[ModuleType]:
    """Every folder's module of that name, imported."""
    found = sorted([*SRC.glob(f"*/{name}.py"), *SRC.glob(f"*/*/{name}.py")])
    return [import_module(dotted(path)) for path in found]


def dotted(path: Path) -> str:
    """`src/regulars/web/tables.py` as `regulars.web.tables`."""
    return ".".join(("regulars", *path.relative_to(SRC).with_suffix("").parts))


def type_name(kind: object) -> str:
    """A type as it is written in the code: `int | None`."""
    if isinstance(kind, type) and not getattr(kind, "__args__", ()):
        return kind.__name__
    return str(kind).replace("typing.", "")


def prose(text: str) -> str:
    """A docstring as one paragraph."""
    return " ".join(text.split())


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    columns = list(head)
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in lines)


def joined(title: str, says: str, parts: Iterable[str]) -> str:
    return "\n\n".join([f"# {title}", ORIGIN, says, *parts]) + "\n"


PAGES: dict[str, Callable[[], str]] = {
    "attributes": attributes,
    "events": events,
    "plays": plays,
    "commands": commands,
}

if __name__ == "__main__":
    main()
