"""Versions stand beside each other, and a link says which one is used."""

import subprocess
import sys
from pathlib import Path

import pytest

from regulars.host.deploy import releases
from regulars.host.deploy.releases import PROGRAM, CannotInstall, NotAmongReleases, Releases


@pytest.fixture
def opt(tmp_path):
    """Three versions, the first of them in use."""
    for version in ("0.1.0", "0.2.0", "0.3.0"):
        (tmp_path / version / "bin").mkdir(parents=True)
        (tmp_path / version / PROGRAM).write_text("")
    found = Releases(tmp_path)
    found.use(tmp_path / "0.1.0")
    return found


def test_another_one_is_used_in_one_step(opt):
    opt.use(opt.folder / "0.2.0")
    assert opt.current == opt.folder / "0.2.0"
    assert (opt.folder / "current").readlink() == Path("0.2.0")


def test_those_that_nobody_goes_back_to_are_removed_and_nothing_else(opt):
    (opt.folder / "notes").mkdir()
    opt.forget_all_but(opt.folder / "0.1.0", opt.folder / "0.3.0")
    assert sorted(place.name for place in opt.folder.iterdir()) == ["0.1.0", "0.3.0", "current", "notes"]


def test_units_start_whichever_is_in_use(opt, monkeypatch):
    monkeypatch.setattr(sys, "prefix", str(opt.folder / "0.1.0"))
    assert releases.program() == opt.folder / "current" / "bin" / "regulars"
    assert releases.found() == opt


def test_a_program_that_is_not_in_use_there_cannot_be_upgraded(opt, monkeypatch):
    monkeypatch.setattr(sys, "prefix", str(opt.folder / "0.2.0"))
    assert releases.program() == opt.folder / "0.2.0" / "bin" / "regulars"
    with pytest.raises(NotAmongReleases, match=r"docs/deploying\.md"):
        releases.found()


@pytest.mark.parametrize("uv", [None, "/usr/bin/uv"])
def test_what_cannot_be_set_up_leaves_nothing_behind(tmp_path, monkeypatch, uv):
    asked: list[str] = []

    def run(command, **_more):
        asked.append(" ".join(map(str, command)))
        (tmp_path / "0.2.0").mkdir(exist_ok=True)
        failed = len(asked) > 1
        return subprocess.CompletedProcess(command, int(failed), stderr="No matching distribution" * failed)

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(releases.shutil, "which", lambda _name: uv)
    with pytest.raises(CannotInstall, match="No matching distribution"):
        releases.install(tmp_path / "regulars.whl", into=tmp_path / "0.2.0")
    assert not (tmp_path / "0.2.0").exists()
    assert (asked[0].startswith("/usr/bin/uv venv")) == (uv is not None)
    assert "pip install --quiet" in asked[1]


def test_a_python_that_is_not_there_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(releases.shutil, "which", lambda _name: None)
    monkeypatch.setattr(sys, "base_prefix", str(tmp_path))
    with pytest.raises(CannotInstall, match="No such file"):
        releases.install(tmp_path / "regulars.whl", into=tmp_path / "0.2.0")
