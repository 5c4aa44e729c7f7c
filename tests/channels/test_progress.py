"""What a worker has begun, and what became of it, outlives the worker."""

import os
import resource
import socket
from types import SimpleNamespace

import psycopg
import pytest

from regulars.channels import progress, workers
from regulars.channels.fate import Fate
from tests.channels.patience import until

DONE = Fate(state="accepted", detail="250 queued")


@pytest.fixture
def working(database, key_file):
    """A living worker and its file."""
    with workers.worker() as me, progress.progress_of(me) as noting:
        yield noting


def left(working):
    return progress.left_by(working.worker.number)


def test_what_was_begun_and_not_ended_is_in_doubt(working):
    working.step(7)
    working.step(8, ended=7, fate=DONE)
    assert left(working) == progress.Left(frozenset({8}), {7: DONE})


def test_a_new_window_begins_with_an_empty_file(working):
    working.step(7)
    working.open()
    working.step(9)
    assert left(working) == progress.Left(frozenset({9}), {})


def test_after_a_loss_of_power_the_file_says_nothing(working, monkeypatch):
    working.step(7)
    monkeypatch.setattr(progress, "started", lambda: "another start of the machine")
    assert left(working) is None


def test_without_the_file_nothing_is_known(working):
    working.step(7)
    progress.forget(working.worker.number)
    assert left(working) is None


def test_who_lost_its_session_begins_nothing_more(working, server, database):
    working.step(7)
    with psycopg.connect(server.superuser_url, autocommit=True) as superuser:
        superuser.execute("SELECT pg_terminate_backend(%s)", [working.worker.session.info.backend_pid])
    assert until(lambda: progress.ended_session(working.worker))
    with pytest.raises(progress.Lost):
        working.step(8)
    assert left(working) == progress.Left(frozenset({7}), {})


def test_who_was_taken_for_dead_begins_nothing_more_though_its_session_seems_alive(working):
    working.step(7)
    assert left(working) == progress.Left(frozenset({7}), {})
    with pytest.raises(progress.Lost):
        working.step(8, ended=7, fate=DONE)


def test_a_session_is_heard_also_where_a_thousand_files_are_open():
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    ours, theirs = socket.socketpair()
    high = os.dup2(ours.fileno(), 1500)
    worker = workers.Worker(1, SimpleNamespace(pgconn=SimpleNamespace(socket=high)))
    try:
        assert not progress.ended_session(worker)
        theirs.close()
        assert progress.ended_session(worker)
    finally:
        os.close(high)
        ours.close()
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_where_the_disk_takes_nothing_nothing_is_begun(working):
    full = os.open("/dev/full", os.O_WRONLY)
    with pytest.raises(progress.Lost):
        progress.Progress(working.worker, full, 0).step(7)
    os.close(full)


def test_a_line_that_a_full_disk_cut_off_was_never_acted_upon(working):
    working.step(7)
    os.write(working.file, b"[8,nu")
    assert left(working) == progress.Left(frozenset({7}), {})


def test_a_file_that_makes_no_sense_proves_nothing(working):
    os.write(working.file, b"[8,nu[9]\n")
    assert left(working) is None


def test_a_store_that_was_restored_believes_no_file(working):
    working.step(7)
    progress.forget_all()
    assert left(working) is None


def test_a_worker_that_ends_well_leaves_no_file(database, key_file):
    with workers.worker() as me, progress.progress_of(me):
        assert progress.left_by(me.number) == progress.Left(frozenset(), {})
    assert progress.left_by(me.number) is None
