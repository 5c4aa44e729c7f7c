"""The real web server, in a process of its own: started, asked over HTTP, killed."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import httpx

from regulars.host.connection import free_port
from tests.channels.patience import until
from tests.conftest import Database

RUN = "from regulars.host.web import run; run('regulars.wsgi:application', bind='127.0.0.1', port={port})"


@dataclass(frozen=True)
class Serving:
    """A web server and a way to ask it."""

    process: subprocess.Popen[bytes]
    client: httpx.Client


@contextmanager
def serving(database: Database, *, port: int | None = None) -> Iterator[Serving]:
    """The web server on a test's own database. port: where it stood before."""
    port = port or free_port()
    environment = {**os.environ, **database.environment, "REGULARS_SECRET_KEY": "known to the tests alone"}
    command = [sys.executable, "-c", RUN.format(port=port)]
    with (
        subprocess.Popen(command, env=environment, start_new_session=True) as process,
        httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client,
    ):
        until(lambda: answers(client))
        try:
            yield Serving(process, client)
        finally:
            kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """End the server with its workers, also when they are gone already."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(30)


def answers(client: httpx.Client) -> bool:
    try:
        return client.get("/health").status_code == 200
    except httpx.TransportError:
        return False
