"""One server for all who need it: started by the first, stopped by the last, open to nobody else."""

import os
import signal
from pathlib import Path

import psycopg
import pytest

from regulars.host.postgres import Server, ServerFailed
from tests.host.conftest import answers, as_myself, asked, do, eventually


def test_a_program_finds_a_database_with_two_roles_and_leaves_nothing_behind(place, start):
    program = start("hold", place.folder)
    urls = program.urls()
    assert asked(urls["owner"], "SELECT current_user || '@' || current_database()") == "regulars@regulars"
    assert asked(urls["app"], "SELECT current_user || '@' || current_database()") == "regulars_app@regulars"
    assert (
        asked(urls["owner"], "SELECT datlocprovider::text || datlocale FROM pg_database LIMIT 1")
        == "bC.UTF-8"
    )
    assert program.leave() == 0
    assert place.is_silent()


@as_myself
def test_the_role_of_the_application_owns_nothing_and_makes_nothing(store, start):
    urls = start("hold", store.folder).urls()
    assert asked(urls["app"], "SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole") == 0
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        do(urls["app"], "CREATE TABLE mine (id int)")


@as_myself
def test_nobody_gets_in_without_the_password(store, start):
    wrong = start("hold", store.folder).urls()["app"].replace("regulars_app:", "regulars_app:not")
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        asked(wrong, "SELECT 1")


def test_no_folder_above_the_data_is_opened(place, start):
    above = [place.folder.parent, place.folder.parent.parent]
    before = [folder.stat().st_mode for folder in above]
    start("hold", place.folder).urls()
    assert [folder.stat().st_mode for folder in above] == before
    assert [oct(path.stat().st_mode & 0o777) for path in (place.folder, place.cluster)] == ["0o700", "0o700"]
    secret = place.folder / "postgres.json"
    assert oct(secret.stat().st_mode & 0o777) == "0o600"


def test_two_installations_run_side_by_side(place, start):
    other = place.folder.with_name("other")
    here, there = start("hold", place.folder), start("hold", other)
    do(here.urls()["owner"], "CREATE TABLE only_here (id int)")
    assert asked(there.urls()["owner"], "SELECT to_regclass('only_here') IS NULL")
    assert place.server.port != Server(other)._port()
    assert there.leave() == 0


@as_myself
def test_a_second_program_uses_the_server_of_the_first_and_the_last_one_stops_it(store, start):
    first = start("hold", store.folder)
    urls, server = first.urls(), store.server
    second = start("hold", store.folder)
    assert second.urls() == urls
    assert store.server.pid == server.pid
    assert first.leave() == 0
    assert answers(urls["app"])
    assert second.leave() == 0
    assert store.is_silent()


@as_myself
def test_five_programs_that_start_at_once_make_one_store(place, start):
    programs = [start("hold", place.folder) for _ in range(5)]
    assert len({program.urls()["app"] for program in programs}) == 1
    assert [program.leave() for program in programs] == [0] * 5
    assert place.is_silent()


@as_myself
def test_the_second_start_finds_the_rows_and_the_port_of_the_first(store, start):
    first = start("hold", store.folder)
    before = first.urls()
    do(before["owner"], "CREATE TABLE kept AS SELECT 7 AS number")
    first.leave()
    after = start("hold", store.folder).urls()
    assert after == before
    assert asked(after["owner"], "SELECT number FROM kept") == 7


def test_a_port_that_somebody_else_took_is_left_to_them(tmp_path):
    with Server(tmp_path / "one", {"fsync": "off"}) as one:
        port = int(one.app_url.rpartition("=")[2])
        with Server(tmp_path / "two", {"fsync": "off"}):
            pass
        told = tmp_path / "two" / "postgres.json"
        told.write_text(told.read_text().replace(told.read_text().split(",")[0], f'{{"port": {port}'))
        with Server(tmp_path / "two", {"fsync": "off"}) as two:
            assert int(two.app_url.rpartition("=")[2]) != port
            assert answers(two.app_url)


def test_a_folder_too_deep_for_a_socket_is_reached_by_tcp(tmp_path):
    with Server(tmp_path / ("deep" * 30), {"fsync": "off"}) as server:
        assert "host=127.0.0.1" in server.app_url
        assert answers(server.app_url)


def test_a_server_that_cannot_start_says_why(tmp_path):
    server = Server(tmp_path, {"fsync": "off"})
    with server:
        pass
    with pytest.raises(ServerFailed, match='unrecognized configuration parameter "nonsense"'):
        Server(tmp_path, {"nonsense": "1"}).start()


def test_holding_twice_counts_once(tmp_path):
    server = Server(tmp_path, {"fsync": "off"})
    server.start()
    server.start()
    server.stop()
    server.stop()
    assert server._users is None
    assert Server(tmp_path)._is_kept() is False


@as_myself
def test_a_stale_file_that_names_somebody_elses_process_is_no_obstacle(store, start):
    first = start("hold", store.folder)
    first.urls()
    store.kill(store.keeper, store.server.pid)
    first.kill()
    stale = store.cluster / "postmaster.pid"
    lines = stale.read_text().splitlines()
    stale.write_text("\n".join([str(os.getpid()), *lines[1:]]) + "\n")
    assert answers(start("hold", store.folder).urls()["app"])


@as_myself
def test_the_machine_s_own_shutdown_of_the_keeper_stops_the_server_in_order(store, start):
    start("hold", store.folder).urls()
    os.kill(store.keeper, signal.SIGTERM)
    eventually(store.is_silent)
    assert "database system is shut down" in Path(store.folder, "postgres.log").read_text()
