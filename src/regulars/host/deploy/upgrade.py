"""How does a server get a new version, and how does it come back when that goes wrong?

The new version is set up beside the old one while that serves. Then the old one is stopped, so that the
backup holds the last word; the link moves; the tables are brought up to date; and the new one has to say
that it serves. Whatever fails on the way, the old one comes back with the store as the backup has it. From
the stop on nobody breaks it off: neither Ctrl-C nor a connection that is lost leaves the service stopped.
"""

import os
import signal
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Any

from regulars.host.deploy import releases, service
from regulars.host.deploy.releases import PROGRAM, Releases
from regulars.host.deploy.wheels import is_older, version_in
from regulars.host.signals import unheard
from regulars.host.trouble import Trouble

Say = Callable[[str], None]
WORDS = 2000
FAILURES = (Trouble, OSError)


class NothingToUpgrade(Trouble):
    """There is no store here, or the version is no newer one."""


class CommandFailed(Trouble):
    """A command of one of the versions ended otherwise than well."""


class UpgradeFailed(Trouble):
    """The new version didn't get to work; the message says where the store stands now."""


@dataclass(frozen=True)
class Upgrade:
    """All that one upgrade has to know. folder: the data folder. port: where the console listens."""

    wheel: Path
    releases: Releases
    folder: Path
    port: int

    @property
    def old(self) -> str:
        return version_of("regulars")

    @property
    def new(self) -> str:
        return version_in(self.wheel)

    @property
    def backup(self) -> Path:
        return self.folder / f"before-{self.new}.backup"


def upgrade(task: Upgrade, *, say: Say) -> None:
    """Raises NotAWheel, NothingToUpgrade, CannotInstall, UpgradeFailed."""
    _check(task)
    before, after = task.releases.current, task.releases.folder / task.new
    say(f"Setting up {task.new} beside {task.old}, which goes on serving.")
    releases.install(task.wheel, into=after)
    with unheard(signal.SIGINT, signal.SIGHUP):
        _change(task, before=before, after=after, say=say)
    _tidy(task, before=before, after=after)


def _change(task: Upgrade, *, before: Path, after: Path, say: Say) -> None:
    say("Stopping, and saving the store. From here on it goes on or back by itself: Ctrl-C doesn't stop it.")
    try:
        service.stop()
        run(before, "backup", str(task.backup), folder=task.folder)
    except FAILURES as failure:
        raise _as_it_was(task, failure) from None
    try:
        say("Bringing the tables up to date, and starting.")
        task.releases.use(after)
        run(after, "migrate", folder=task.folder)
        service.start()
        service.wait_until_it_serves(task.port, version=task.new)
    except FAILURES as failure:
        say("That failed. Going back.")
        raise _gone_back(task, failure, to=before) from None


def run(release: Path, *words: str, folder: Path) -> None:
    """A command of that version, as whoever owns the store. Raises CommandFailed."""
    owner = folder.stat()
    another: dict[str, Any] = {}
    if os.geteuid() == 0 and owner.st_uid != 0:
        another = {"user": owner.st_uid, "group": owner.st_gid, "extra_groups": []}
    ended = subprocess.run(
        [release / PROGRAM, *words],
        env={**os.environ, "REGULARS_DATA": str(folder), "HOME": str(folder)},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        **another,
    )
    if ended.returncode != 0:
        raise CommandFailed(f"`regulars {words[0]}` failed:\n{ended.stderr.strip()[-WORDS:]}")


def _check(task: Upgrade) -> None:
    if task.new == task.old:
        raise NothingToUpgrade(f"{task.old} is what runs here already.")
    if is_older(task.new, than=task.old):
        raise NothingToUpgrade(
            f"{task.new} is older than {task.old}, whose tables it wouldn't understand. The way back is the "
            "backup from before: install the old version, then `regulars restore`."
        )
    if not (task.folder / "keys.json").exists():
        raise NothingToUpgrade(
            f"There is no store in {task.folder}. On a server, type /usr/local/bin/regulars, which "
            "`regulars deploy` wrote: it knows where the store is."
        )


def _as_it_was(task: Upgrade, failure: Exception) -> UpgradeFailed:
    """Nothing but the service was touched: start it again."""
    try:
        service.start()
    except FAILURES as second:
        return UpgradeFailed(
            f"{failure}\nNothing was changed, but {task.old} could not be started again:\n{second}"
        )
    return UpgradeFailed(f"{failure}\nNothing was changed; {task.old} serves again.")


def _gone_back(task: Upgrade, failure: Exception, *, to: Path) -> UpgradeFailed:
    try:
        service.stop()
        task.releases.use(to)
        run(to, "restore", str(task.backup), "--yes", folder=task.folder)
        service.start()
        service.wait_until_it_serves(task.port, version=task.old)
    except FAILURES as second:
        return UpgradeFailed(
            f"The upgrade to {task.new} failed:\n{failure}\nAnd the way back failed too:\n{second}\n"
            f"The store as it was before is safe in {task.backup}. By hand: `systemctl stop {service.UNIT}`, "
            f"`ln -sfn {to.name} {task.releases.folder}/current`, `regulars restore {task.backup} --yes`, "
            f"`systemctl start {service.UNIT}`."
        )
    return UpgradeFailed(
        f"The upgrade to {task.new} failed:\n{failure}\n{task.old} is back and serves, with the store as it "
        f"was. Nothing was lost; the backup is kept in {task.backup}."
    )


def _tidy(task: Upgrade, *, before: Path, after: Path) -> None:
    """Keep one way back: the version before, and the store as it was then."""
    task.releases.forget_all_but(before, after)
    for earlier in task.folder.glob("before-*.backup"):
        if earlier != task.backup:
            earlier.unlink()
