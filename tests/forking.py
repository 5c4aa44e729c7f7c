"""How does a test get processes to be killed, without each of them loading everything anew?

The first that is asked for starts a server, which loads what tests/loaded.py names and is forked for each.
"""

import os
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from typing import TYPE_CHECKING, Any

from django.db import connections

from regulars.host.address import django_database

if TYPE_CHECKING:
    from tests.conftest import Database

processes = get_context("forkserver")
processes.set_forkserver_preload(["tests.loaded"])


def forked(
    work: Callable[..., None], *, database: "Database", environment: dict[str, str] | None = None, **said: Any
) -> tuple[ForkServerProcess, Connection]:
    """A process that does this work in a test's database, and the line on which `work(line, ...)` talks."""
    ours, theirs = processes.Pipe()
    process = processes.Process(target=begin, args=(work, theirs, database.app_url, environment or {}, said))
    process.start()
    theirs.close()  # so that a line falls silent when the process dies
    return process, ours


def begin(
    work: Callable[..., None], line: Connection, url: str, environment: dict[str, str], said: dict[str, Any]
) -> None:
    """What the process does."""
    os.environ |= environment
    connections.databases["default"].update(django_database(url))
    connections["default"].settings_dict.update(connections.databases["default"])
    work(line, **said)
