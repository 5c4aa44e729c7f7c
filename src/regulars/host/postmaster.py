"""Is a PostgreSQL server running in this folder, and how is it?"""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

PROCESSES = Path("/proc")  # Linux has it, macOS does not


@dataclass(frozen=True)
class Postmaster:
    """A running server by its own account of itself: process, port, and whether it takes connections."""

    pid: int
    port: int
    ready: bool


def running(cluster: Path) -> Postmaster | None:
    """The server that runs in this folder; None when there is none, whatever a stale file says."""
    lines = _pid_file(cluster)
    if len(lines) < 4 or not lines[0].isdigit() or not is_serving(int(lines[0]), cluster=cluster):
        return None
    return Postmaster(int(lines[0]), int(lines[3] or 0), ready=len(lines) > 7 and lines[7] == "ready")


def is_serving(pid: int, *, cluster: Path) -> bool:
    """Whether this process is a PostgreSQL server at home in this folder: numbers are used again."""
    if PROCESSES.exists():
        try:
            return (PROCESSES / str(pid) / "cwd").samefile(cluster)
        except OSError:
            return False
    asked = subprocess.run(
        ["/bin/ps", "-o", "comm=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return asked.stdout.strip().endswith("postgres")


def disown(cluster: Path) -> None:
    """Let a new server start although a stale file names a process that is somebody else's by now.

    PostgreSQL takes its parent's number for stale. The rest of the file stays: by its shared memory key a
    new server still finds out whether old backends are alive.
    """
    lines = _pid_file(cluster)
    if lines and running(cluster) is None:
        lines[0] = str(os.getpid())
        (cluster / "postmaster.pid").write_text("\n".join(lines) + "\n")


def _pid_file(cluster: Path) -> list[str]:
    try:
        return [line.strip() for line in (cluster / "postmaster.pid").read_text().splitlines()]
    except FileNotFoundError:
        return []
