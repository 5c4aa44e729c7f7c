"""Which commands are there, and what happens before one runs?

Every folder's `commands.py` brings its own in a list `COMMANDS`. Their names and first lines are read without
loading them, so that help is quick; the one that is called is loaded when the database runs and Django is set
up. The machine's own commands (`regulars.host`) need neither.
"""

import ast
import os
import re
import sys
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from regulars.host import lifeline
from regulars.host.answer import failures_in_json, json_option, note_json
from regulars.host.trouble import Trouble
from regulars.host.upstairs import Upstairs

if TYPE_CHECKING:
    from regulars.web.reach.verdicts import Finding

HERE = Path(__file__).parent
OUTSIDE = "host"
SUFFIX = re.compile(r"_(command|cmd|group|grp)$")


@dataclass(frozen=True)
class Entry:
    """One command as its file declares it."""

    name: str
    module: str
    says: str
    hidden: bool

    @property
    def in_the_house(self) -> bool:
        """Whether it needs the database and Django before it is even loaded."""
        return self.module.split(".")[1] != OUTSIDE


def main() -> None:
    """Run the command that the command line names; troubles of the machine end it with their way out."""
    try:
        regulars(prog_name="regulars")
    except Trouble as trouble:
        click.echo(f"Error: {trouble}", err=True)
        sys.exit(1)


class Commands(click.Group):
    """All commands of all folders."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(entry.name for entry in catalogue().values() if not entry.hidden)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, catalogue()[name].says) for name in self.list_commands(ctx)])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        entry = catalogue().get(cmd_name)
        if entry is None:
            return None
        if entry.in_the_house:
            start_django()
        members: list[click.Command] = import_module(entry.module).COMMANDS
        return next((with_json(member) for member in members if member.name == cmd_name), None)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        note_json(ctx, args)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        with failures_in_json(ctx):
            return super().invoke(ctx)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        entry = catalogue().get(args[0])
        if entry and entry.in_the_house and "--help" not in args:
            from regulars.host.house import House

            ctx.with_resource(House(UPSTAIRS))
        return super().resolve_command(ctx, args)


@click.group(cls=Commands)
@click.option("--inside", is_flag=True, hidden=True)
@click.version_option(package_name="regulars")
@click.pass_context
def regulars(ctx: click.Context, *, inside: bool) -> None:
    """Turns first-time buyers into regulars, and proves what each effort earned."""
    ctx.obj = UPSTAIRS
    if inside:
        lifeline.hold_on()


def catalogue() -> dict[str, Entry]:
    """Every command by its name."""
    files = sorted([*HERE.glob("*/commands.py"), *HERE.glob("*/*/commands.py")])
    return {entry.name: entry for file in files for entry in entries(file)}


def entries(file: Path) -> list[Entry]:
    """The commands that a file declares, by their decorators and docstrings."""
    module = ".".join(("regulars", *file.relative_to(HERE).with_suffix("").parts))
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return [
        Entry(name, module, first_line(node), hidden)
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        for decorator in node.decorator_list
        for name, hidden in declared(decorator, function=node.name)
    ]


def declared(decorator: ast.expr, *, function: str) -> list[tuple[str, bool]]:
    """Name and whether it is hidden, when the decorator is `click.command(...)` or `click.group(...)`."""
    if not isinstance(decorator, ast.Call) or ast.unparse(decorator.func) not in {
        "click.command",
        "click.group",
    }:
        return []
    given = [argument.value for argument in decorator.args if isinstance(argument, ast.Constant)]
    named = {
        word.arg: word.value.value for word in decorator.keywords if isinstance(word.value, ast.Constant)
    }
    name = given[0] if given else named.get("name") or SUFFIX.sub("", function).replace("_", "-")
    return [(str(name), bool(named.get("hidden")))]


def first_line(node: ast.FunctionDef) -> str:
    return (ast.get_docstring(node) or "").partition("\n")[0]


def with_json(command: click.Command) -> click.Command:
    """The same command with `--json`; each command of a group likewise, and a group that is one itself."""
    if isinstance(command, click.Group):
        for member in command.commands.values():
            with_json(member)
    does_something = not isinstance(command, click.Group) or command.invoke_without_command
    if does_something and not any("--json" in parameter.opts for parameter in command.params):
        command.params.append(json_option())
    return command


def start_django() -> None:
    """Set Django up; where the database is has to stand in the environment by now."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "regulars.settings")
    django.setup()


def migrate() -> None:
    start_django()
    from django.core.management import call_command

    call_command("migrate", database="owner", verbosity=0, interactive=False)


def fresh_link(base_url: str) -> str | None:
    start_django()
    from regulars.web.owner_link import fresh_link as made

    return made(base_url)


def now() -> datetime:
    from regulars.clock import wall

    return wall()


def reach() -> list["Finding"]:
    start_django()
    from django.conf import settings

    from regulars.web.doors import doors
    from regulars.web.reach.survey import survey

    return survey(settings.BASE_URL, doors=doors(), proxies=settings.TRUSTED_PROXIES, at=now())


def work_jobs(*, until_idle: bool) -> None:
    start_django()
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.django_connector import DjangoConnector
    from procrastinate.contrib.django.utils import connector_params

    from regulars.apps import members
    from regulars.host import housekeeping

    beside = [each for module in members("jobs") for each in getattr(module, "BESIDE", ())]
    if isinstance(app.connector, DjangoConnector):
        with app.replace_connector(app.connector.get_worker_connector()) as worker:
            database = connector_params("default")
            at = now().timestamp()
            housekeeping.work(worker, database=database, until_idle=until_idle, at=at, beside=beside)


def erase_again() -> int:
    start_django()
    from regulars.connectors.erasing.replay import replay

    return replay(at=now())


def hold_messages() -> bool:
    start_django()
    from regulars.capabilities.audiences.restored import hold as hold_lists
    from regulars.channels.restored import hold

    hold_lists()
    return hold(at=now())


UPSTAIRS = Upstairs(
    migrate, fresh_link, work_jobs, now, "regulars.wsgi:application", erase_again, hold_messages, reach
)
