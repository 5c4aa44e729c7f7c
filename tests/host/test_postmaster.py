"""A server is running when a process says so that is at home in the folder; a file alone proves nothing."""

import os
import subprocess
import sys

from regulars.host import postmaster

PROCESS_THAT_WAITS = [sys.executable, "-c", "input()"]


def file_of(cluster, *, pid, status="ready"):
    cluster.mkdir()
    lines = [pid, cluster, 1750000000, 5433, ".", "127.0.0.1", "12345 6", f"{status}   "]
    (cluster / "postmaster.pid").write_text("\n".join(map(str, lines)) + "\n")


def test_no_file_no_server(tmp_path):
    assert postmaster.running(tmp_path) is None


def test_a_file_that_names_a_process_elsewhere_is_stale(tmp_path):
    file_of(tmp_path / "pg18", pid=os.getpid())
    assert postmaster.running(tmp_path / "pg18") is None


def test_a_file_that_names_nobody_is_stale(tmp_path):
    file_of(tmp_path / "pg18", pid=2**22 + 1)
    assert postmaster.running(tmp_path / "pg18") is None


def test_a_process_at_home_in_the_folder_is_its_server(tmp_path):
    cluster = tmp_path / "pg18"
    file_of(cluster, pid=0, status="starting")
    with subprocess.Popen(PROCESS_THAT_WAITS, stdin=subprocess.PIPE, cwd=cluster) as process:
        file = cluster / "postmaster.pid"
        file.write_text(file.read_text().replace("0", str(process.pid), 1))
        assert postmaster.running(cluster) == postmaster.Postmaster(process.pid, 5433, ready=False)
        file.write_text(file.read_text().replace("starting", "ready"))
        assert postmaster.running(cluster) == postmaster.Postmaster(process.pid, 5433, ready=True)
        postmaster.disown(cluster)
        assert file.read_text().startswith(f"{process.pid}\n")
        process.communicate(b"\n")


def test_a_file_half_written_is_no_server_yet(tmp_path):
    (tmp_path / "postmaster.pid").write_text("123\n")
    assert postmaster.running(tmp_path) is None


def test_a_stale_file_is_disowned_and_keeps_its_shared_memory_key(tmp_path):
    file_of(tmp_path / "pg18", pid=os.getppid())
    postmaster.disown(tmp_path / "pg18")
    lines = (tmp_path / "pg18" / "postmaster.pid").read_text().splitlines()
    assert (lines[0], lines[6]) == (str(os.getpid()), "12345 6")
