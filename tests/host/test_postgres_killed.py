"""kill -9 of anything loses nothing that was answered, and leaves nothing in the way."""

import signal

import psutil
import pytest

from tests.host.conftest import Place, Program, answers, as_myself, asked, child_named, do, eventually

ACKNOWLEDGED = 300


def test_a_killed_program_takes_the_server_with_it(store, start):
    program = start("hold", store.folder)
    program.urls()
    program.kill()
    eventually(store.is_silent)
    assert answers(start("hold", store.folder).urls()["app"])


@as_myself
def test_a_killed_program_leaves_the_server_to_the_others(store, start):
    first, second = start("hold", store.folder), start("hold", store.folder)
    first.urls()
    urls = second.urls()
    server = store.server.pid
    first.kill()
    with pytest.raises(psutil.TimeoutExpired):
        psutil.Process(server).wait(1)
    assert answers(urls["app"])


def test_a_killed_server_comes_back_at_the_same_address(store, start):
    urls = start("hold", store.folder).urls()
    do(urls["owner"], "CREATE TABLE kept AS SELECT 7 AS number")
    killed = store.server.pid
    store.kill(killed)
    eventually(lambda: answers(urls["owner"]))
    assert store.server.pid != killed
    assert asked(urls["owner"], "SELECT number FROM kept") == 7


@as_myself
def test_a_server_whose_keeper_and_program_were_killed_is_taken_over_and_stopped(store, start):
    first = start("hold", store.folder)
    first.urls()
    left_behind = store.server.pid
    store.kill(store.keeper)
    first.kill()
    second = start("hold", store.folder)
    assert answers(second.urls()["app"])
    assert store.server.pid == left_behind
    second.leave()
    assert store.is_silent()


@as_myself
def test_the_last_program_stops_a_server_whose_keeper_was_killed(store, start):
    program = start("hold", store.folder)
    program.urls()
    store.kill(store.keeper)
    assert program.leave() == 0
    assert store.is_silent()


def test_all_killed_under_load_every_acknowledged_row_is_there(store, start):
    program = under_load(store, start)
    store.kill(store.keeper, store.server.pid)
    program.kill()
    assert_all_are_there(start("hold", store.folder, safely=True), promised=len(program.said_at_last()))


def test_the_server_killed_under_load_every_acknowledged_row_is_there(store, start):
    program = under_load(store, start)
    store.kill(store.server.pid)
    assert_all_are_there(start("hold", store.folder, safely=True), promised=len(program.said_at_last()))


def under_load(store: Place, start) -> Program:
    """A program that has had some rows acknowledged, one by one, and goes on."""
    program = start("load", store.folder, safely=True)
    for _ in range(ACKNOWLEDGED):
        program.said()
    return program


def assert_all_are_there(program: Program, *, promised: int) -> None:
    """Each acknowledged row is there once; the one under way when all ended may be there too."""
    owner = program.urls()["owner"]
    assert promised >= ACKNOWLEDGED
    assert asked(owner, "SELECT count(*) FROM answered") in {promised, promised + 1}
    assert asked(owner, "SELECT max(number) + 1 = count(DISTINCT number) FROM answered")


def crash_with_much_to_repeat(store: Place, start, *, rows: int) -> None:
    """Let the server die with this many rows in its log and in none of its tables' files."""
    program = start(
        "hold", store.folder, "max_wal_size=16GB", "checkpoint_timeout=3600", "synchronous_commit=off"
    )
    urls = program.urls()
    do(urls["owner"], f"CREATE TABLE written AS SELECT n FROM generate_series(1, {rows}) n")
    do(urls["superuser"], "SELECT pg_switch_wal()")
    store.kill(store.keeper, store.server.pid)
    program.kill()


def test_recovery_may_take_as_long_as_it_takes(store, start):
    crash_with_much_to_repeat(store, start, rows=400_000)
    program = start("hold", store.folder)
    repeating = []
    eventually(lambda: bool(repeating.append(recovering(store)) or repeating[-1]))
    repeating[-1].suspend()
    assert not store.server.ready
    with pytest.raises(psutil.TimeoutExpired):
        psutil.Process(program.process.pid).wait(1)
    repeating[-1].resume()
    assert asked(program.urls()["owner"], "SELECT count(*) FROM written") == 400_000


@as_myself
def test_a_program_that_waits_for_recovery_can_be_stopped(store, start):
    crash_with_much_to_repeat(store, start, rows=400_000)
    program = start("hold", store.folder)
    repeating = []
    eventually(lambda: bool(repeating.append(recovering(store)) or repeating[-1]))
    repeating[-1].suspend()
    program.process.send_signal(signal.SIGINT)
    assert program.process.wait(10) != 0
    repeating[-1].resume()
    eventually(store.is_silent)
    assert asked(start("hold", store.folder).urls()["owner"], "SELECT count(*) FROM written") == 400_000


@pytest.mark.long
def test_a_recovery_of_a_gigabyte_is_waited_for(store, start):
    crash_with_much_to_repeat(store, start, rows=15_000_000)
    urls = start("hold", store.folder).urls()
    assert asked(urls["owner"], "SELECT count(*) FROM written") == 15_000_000


def recovering(store: Place) -> psutil.Process | None:
    """The process that repeats what was written last."""
    try:
        return child_named(store.server.pid, "startup recovering")
    except AssertionError:
        return None
