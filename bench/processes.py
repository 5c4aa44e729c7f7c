"""How much of the processor did the database and this program use?"""

import time
from contextlib import suppress
from pathlib import Path

import psutil


def database_seconds(folder: Path) -> float:
    """Processor seconds of all that the server did so far, its ended sessions included."""
    keeper = psutil.Process(int((folder / "pg18" / "postmaster.pid").read_text().splitlines()[0]))
    own = keeper.cpu_times()
    spent: float = own.user + own.system + own.children_user + own.children_system
    for child in keeper.children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            times = child.cpu_times()
            spent += times.user + times.system
    return spent


def worker_seconds() -> float:
    """Processor seconds of this program so far."""
    return time.process_time()
