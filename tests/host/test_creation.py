"""A store's PostgreSQL is made whole or not at all."""

import pytest

from regulars.host import connection
from regulars.host.account import account_for
from regulars.host.binaries import programs_for
from regulars.host.creation import CreationFailed, create


def test_what_an_interrupted_start_left_is_cleared_away(tmp_path):
    (tmp_path / "unfinished-abc").mkdir()
    (tmp_path / "unfinished-abc" / "PG_VERSION").write_text("18\n")
    account = account_for(tmp_path / "pg18")
    create(tmp_path, account=account, programs=programs_for(account), safely=False)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pg18", "postgres.json"]
    assert (tmp_path / "pg18" / "PG_VERSION").read_text() == "18\n"
    assert sorted(connection.load(tmp_path).passwords) == ["postgres", "regulars", "regulars_app"]


def test_what_postgresql_refuses_is_told_in_its_words_and_leaves_no_cluster(tmp_path, monkeypatch):
    monkeypatch.setattr(connection, "SUPERUSER", "pg_ann")
    monkeypatch.setattr(connection, "new", lambda: connection.Connection(5433, {"pg_ann": "x"}))
    account = account_for(tmp_path / "pg18")
    with pytest.raises(CreationFailed, match='superuser name "pg_ann" is disallowed'):
        create(tmp_path, account=account, programs=programs_for(account), safely=False)
    assert not (tmp_path / "pg18").exists()
