"""Whatever fails on the way to a new version, the old one serves again, and somebody is told."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from regulars.host.deploy import releases, service, upgrade
from regulars.host.deploy.releases import CannotInstall, Releases
from regulars.host.deploy.upgrade import CommandFailed, NothingToUpgrade, Upgrade, UpgradeFailed
from tests.host.deploy.test_wheels import packed


class Machine:
    """A server whose programs do nothing but note what they are told, and fail where the test says."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.did: list[str] = []
        self.heard: dict[str, bool] = {}
        self.fails: dict[str, Exception] = {}
        self.opt, self.data = Releases(folder / "opt"), folder / "data"
        self.data.mkdir()
        (self.data / "keys.json").write_text("{}")
        (self.opt.folder / "0.1.0" / "bin").mkdir(parents=True)
        self.opt.use(self.opt.folder / "0.1.0")
        monkeypatch.setattr(upgrade, "version_of", lambda _name: "0.1.0")
        monkeypatch.setattr(releases, "install", lambda _wheel, into: (into.mkdir(), self.do("install")))
        monkeypatch.setattr(service, "stop", lambda: self.do("stop"))
        monkeypatch.setattr(service, "start", lambda: self.do("start"))
        monkeypatch.setattr(
            service, "wait_until_it_serves", lambda _port, version: self.do(f"serves {version}")
        )
        monkeypatch.setattr(
            upgrade, "run", lambda release, word, *_, folder: self.do(f"{release.name} {word}")
        )
        self.task = Upgrade(packed(folder), self.opt, self.data, 8000)

    def do(self, what: str) -> None:
        self.did.append(what)
        self.heard[what] = signal.SIG_IGN not in map(signal.getsignal, (signal.SIGINT, signal.SIGHUP))
        if what in self.fails:
            raise self.fails.pop(what)

    def upgrade(self) -> None:
        upgrade.upgrade(self.task, say=lambda _line: None)


@pytest.fixture
def machine(tmp_path, monkeypatch):
    return Machine(tmp_path, monkeypatch)


def test_the_backup_holds_the_last_word_before_anything_changes(machine):
    (machine.data / "before-0.0.9.backup").write_text("older")
    machine.upgrade()
    assert machine.did == [
        "install", "stop", "0.1.0 backup", "0.2.0 migrate", "start", "serves 0.2.0",
    ]  # fmt: skip
    assert machine.opt.current.name == "0.2.0"
    assert not (machine.data / "before-0.0.9.backup").exists()


def test_what_cannot_be_set_up_never_stops_the_old_one(machine):
    machine.fails["install"] = CannotInstall("no network")
    with pytest.raises(CannotInstall):
        machine.upgrade()
    assert machine.did == ["install"]


def test_without_a_backup_nothing_is_changed(machine):
    machine.fails["0.1.0 backup"] = CommandFailed("no room")
    with pytest.raises(UpgradeFailed, match=r"(?s)no room.*Nothing was changed; 0\.1\.0 serves again"):
        machine.upgrade()
    assert machine.did == ["install", "stop", "0.1.0 backup", "start"]
    assert machine.opt.current.name == "0.1.0"


def test_a_service_that_does_not_come_back_is_told(machine):
    machine.fails["stop"] = service.ServiceRefused("no such unit")
    machine.fails["start"] = service.ServiceRefused("still none")
    with pytest.raises(UpgradeFailed, match=r"(?s)no such unit.*could not be started again:\nstill none"):
        machine.upgrade()


@pytest.mark.usefixtures("heard")
@pytest.mark.parametrize("fails", [(), ("0.2.0 migrate",), ("0.1.0 backup",)])
def test_from_the_stop_on_neither_ctrl_c_nor_a_lost_connection_breaks_it_off(machine, fails):
    machine.fails = {step: CommandFailed("it broke") for step in fails}
    with suppress(UpgradeFailed):
        machine.upgrade()
    assert machine.heard.pop("install")
    assert set(machine.heard.values()) == {False}
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


@pytest.mark.parametrize("failure", [CommandFailed, OSError])
@pytest.mark.parametrize("step", ["0.2.0 migrate", "start", "serves 0.2.0"])
def test_whatever_fails_afterwards_the_old_one_is_back_with_the_store_as_it_was(machine, step, failure):
    machine.fails[step] = failure("it broke")
    with pytest.raises(
        UpgradeFailed, match=r"(?s)to 0\.2\.0 failed:\nit broke\n0\.1\.0 is back .* as it was"
    ):
        machine.upgrade()
    assert machine.did[-4:] == ["stop", "0.1.0 restore", "start", "serves 0.1.0"]
    assert machine.opt.current.name == "0.1.0"


def test_when_the_way_back_fails_too_somebody_is_told_what_to_type(machine):
    machine.fails["0.2.0 migrate"] = CommandFailed("it broke")
    machine.fails["0.1.0 restore"] = CommandFailed("no room")
    with pytest.raises(
        UpgradeFailed, match=r"(?s)it broke.*no room.*is safe in .*before-0\.2\.0\.backup"
    ) as told:
        machine.upgrade()
    assert f"ln -sfn 0.1.0 {machine.opt.folder}/current" in str(told.value)


def test_the_same_version_an_older_one_and_a_place_without_a_store_are_refused(machine, monkeypatch):
    (machine.data / "keys.json").unlink()
    with pytest.raises(NothingToUpgrade, match="no store in"):
        machine.upgrade()
    monkeypatch.setattr(upgrade, "version_of", lambda _name: "0.2.0")
    with pytest.raises(NothingToUpgrade, match="runs here already"):
        machine.upgrade()
    monkeypatch.setattr(upgrade, "version_of", lambda _name: "0.10.0")
    with pytest.raises(NothingToUpgrade, match=r"is older than 0\.10\.0"):
        machine.upgrade()
    assert machine.did == []


def test_a_command_is_run_as_whoever_owns_the_store(tmp_path, monkeypatch):
    told: dict[str, object] = {}

    def run(command, **how):
        told.update(how, command=command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(Path, "stat", lambda _path: os.stat_result((0o700, 0, 0, 0, 990, 991, 0, 0, 0, 0)))
    upgrade.run(tmp_path, "migrate", folder=tmp_path)
    assert (told["user"], told["group"], told["extra_groups"]) == (990, 991, [])
    assert told["command"] == [tmp_path / "bin" / "regulars", "migrate"]


def test_a_command_that_fails_is_told_in_its_words(tmp_path):
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "regulars"
    program.write_text(f"#!{sys.executable}\nimport sys\nsys.exit('no room on the disk')\n")
    program.chmod(0o755)
    with pytest.raises(CommandFailed, match=r"(?s)`regulars migrate` failed:\nno room on the disk"):
        upgrade.run(tmp_path, "migrate", folder=tmp_path)
