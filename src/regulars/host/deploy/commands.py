"""How does a server get Regulars, look whether the world reaches it, and get a new version?"""

import os
from contextlib import suppress
from pathlib import Path

import click

from regulars.host import paths
from regulars.host.answer import answer, wants_json
from regulars.host.deploy import releases
from regulars.host.deploy.files import files
from regulars.host.deploy.installation import PROXIES, Installation
from regulars.host.deploy.left import steps
from regulars.host.deploy.plan import State, plan, write
from regulars.host.deploy.upgrade import Upgrade, upgrade
from regulars.host.house import House
from regulars.host.upstairs import Found, Upstairs

LOOKS = {"good": "ok  ", "warn": "soon", "bad": "BAD "}


@click.group("deploy", invoke_without_command=True)
@click.option("--domain", help="The public name of the console, such as regulars.your-shop.com.")
@click.option(
    "--to", type=click.Path(file_okay=False, path_type=Path), help="The folder to write into, or / as root."
)
@click.option("--proxy", type=click.Choice(PROXIES), default="caddy", show_default=True)
@click.option("--backups", default="/var/backups/regulars", show_default=True, help="Or s3://bucket/prefix.")
@click.option("--keep", type=click.IntRange(min=1), default=14, show_default=True, help="How many backups.")
@click.option("--yes", is_flag=True, help="Replace files that somebody changed, without asking.")
@click.pass_context
def deploy(
    context: click.Context,
    domain: str | None,
    to: Path | None,
    *,
    proxy: str,
    backups: str,
    keep: int,
    yes: bool,
) -> None:
    """Write what a small server needs, and check that the world reaches it."""
    if context.invoked_subcommand:
        return
    if not domain or not to:
        raise click.UsageError(
            "Say --domain and --to: regulars deploy --domain regulars.your-shop.com --to /"
        )
    _deploy(Installation(domain=domain, proxy=proxy, backups=backups, keep=keep), to=to.absolute(), yes=yes)


@deploy.command("check")
@click.pass_obj
def check(upstairs: Upstairs) -> None:
    """Ask our own public address whether webhooks, unsubscribe links and tracking reach us."""
    house = House(upstairs)
    house.find_keys()
    house.find_address()
    found = upstairs.reach()
    lines = [
        f"{LOOKS[each.tone]}  {each.says}" + (f"\n      {each.mend}" * bool(each.mend)) for each in found
    ]
    values = {
        "reached": all(each.tone != "bad" for each in found),
        "findings": [_told(each) for each in found],
    }
    answer(values, words="\n".join(lines))
    if not values["reached"]:
        click.get_current_context().exit(1)


@click.command("upgrade")
@click.argument("wheel", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def upgrade_command(wheel: Path) -> None:
    """Install the version in WHEEL after a backup, and go back to this one if it fails."""
    port = int(os.environ.get("REGULARS_PORT") or 8000)
    task = Upgrade(wheel.absolute(), releases.found(), paths.data_folder(), port)
    upgrade(task, say=_say)
    answer(
        {"from": task.old, "to": task.new, "backup": str(task.backup)},
        words=f"{task.new} serves. The store as it was before is in {task.backup}.",
    )


COMMANDS = [deploy, upgrade_command]


def _say(line: str) -> None:
    """Say it to whoever is still there: a terminal that is gone is no reason to stop."""
    with suppress(OSError):
        click.echo(line, err=True)


def _told(found: Found) -> dict[str, str]:
    return {"name": found.name, "tone": found.tone, "says": found.says, "mend": found.mend}


def _deploy(installation: Installation, *, to: Path, yes: bool) -> None:
    planned = plan(files(installation), to=to)
    shown = [{"path": str(to / step.file.path), "state": step.state.value} for step in planned]
    changed = [row["path"] for row in shown if row["state"] == State.CHANGED]
    if not wants_json():
        click.echo("\n".join(f"{row['state']:8} {row['path']}" for row in shown))
    if changed and not yes:
        _ask(changed)
    written, left = write(planned, to=to), steps(installation, to=to)
    answer(
        {"files": shown, "written": [str(to / path) for path in written], "left": left},
        words=f"Wrote {len(written)} of {len(shown)} files. What is left:\n"
        + "\n".join(f"{number}. {step}" for number, step in enumerate(left, 1)),
    )


def _ask(changed: list[str]) -> None:
    """Whether files that somebody changed may go. Raises UsageError where nobody can be asked, and Abort."""
    if wants_json():
        raise click.UsageError(
            f"Changed since, or not by us: {', '.join(changed)}. Say --yes to replace them."
        )
    click.confirm(f"Replace what somebody changed: {', '.join(changed)}?", abort=True)
