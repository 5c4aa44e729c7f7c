"""How are the console's pages served?"""

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

THREADS = 8
STOP_SECONDS = 5


def run(application: str, *, bind: str, port: int) -> None:
    """Serve a WSGI application, `module:name`, until SIGTERM.

    One process with threads: pages wait for PostgreSQL, not for Python.
    """
    Server(
        application,
        address=bind,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        workers_kill_timeout=STOP_SECONDS,
        respawn_failed_workers=True,
        log_level=LogLevels.error,
    ).serve()
