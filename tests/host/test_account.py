"""PostgreSQL never runs as root: an ordinary user of the machine does it, who needs no way to the data."""

import os
import pwd
import sys

import pytest

from regulars.host.account import Account, RootCannotServe, account_for


def test_who_is_ordinary_runs_it_as_themselves(monkeypatch, tmp_path):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    account = account_for(tmp_path)
    assert account == Account()
    assert account.launch(tmp_path) == {"cwd": tmp_path}
    assert account.name_of(tmp_path) == str(tmp_path)


def test_root_lets_an_ordinary_user_run_it_inside_the_folder(monkeypatch, tmp_path):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(pwd, "getpwnam", lambda name: pwd.struct_passwd((name, "x", 70, 71, "", "/", "")))
    account = account_for(tmp_path / "pg18")
    assert account == Account(70, 71)
    assert account.launch(tmp_path) == {"cwd": tmp_path, "user": 70, "group": 71, "extra_groups": []}
    assert account.name_of(tmp_path) == "/proc/self/cwd"


def test_a_cluster_that_has_an_owner_stays_with_them(monkeypatch, tmp_path):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(
        type(tmp_path), "stat", lambda _: os.stat_result((0o700, 1, 1, 1, 501, 20, 0, 0, 0, 0))
    )
    assert account_for(tmp_path) == Account(501, 20)


def test_root_without_an_ordinary_user_gets_the_way_out(monkeypatch, tmp_path):
    def unknown(name):
        raise KeyError(name)

    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(pwd, "getpwnam", unknown)
    with pytest.raises(RootCannotServe, match="useradd --system postgres"):
        account_for(tmp_path / "pg18")


def test_root_elsewhere_than_on_linux_is_asked_to_do_without_sudo(monkeypatch, tmp_path):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(sys, "platform", "darwin")
    with pytest.raises(RootCannotServe, match="without sudo"):
        account_for(tmp_path / "pg18")
