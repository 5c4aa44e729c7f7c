"""How does a program get the embedded PostgreSQL, and let go of it?

    with Server(folder) as server:
        psycopg.connect(server.app_url)

The first program that needs the server starts it, later ones use the same, and the last one stops it.
Three login roles are made with the store: `postgres`; `regulars`, which owns the database and its tables;
and `regulars_app`, which owns nothing.
"""

import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from threading import Event
from time import monotonic
from types import TracebackType
from typing import Self

from regulars.host import connection, keeper, locks, paths, postmaster
from regulars.host.account import account_for
from regulars.host.binaries import programs_for
from regulars.host.creation import create
from regulars.host.trouble import Trouble
from regulars.host.tuning import options_for_this_machine

LOG = logging.getLogger(__name__)
TURN_SECONDS = 0.01
SILENT_SECONDS = 5.0
LAST_WORDS = 2000


class ServerFailed(Trouble):
    """PostgreSQL did not start; its own last words follow."""


class Server:
    """One user's hold on the embedded server of a data folder."""

    def __init__(self, folder: Path, options: Mapping[str, str] | None = None) -> None:
        """Options are PostgreSQL's own; they count for the one who finds the server stopped."""
        self.folder = folder.absolute()
        self.options = {**options_for_this_machine(), **(options or {})}
        self.cluster = paths.cluster(self.folder)
        self._users: locks.Lock | None = None

    def start(self) -> None:
        """Use the server, starting it when nobody did yet; returns when it takes connections.

        However long recovery takes: it gives up only when PostgreSQL does.
        Raises ServerFailed, FolderNotOurs, RootCannotServe or NoPostgres.
        """
        if self._users is not None:
            return
        paths.made(self.folder)
        users = locks.users_lock(self.folder)
        users.share()
        try:
            self.ensure()
        except BaseException:
            users.close()
            raise
        self._users = users

    def ensure(self) -> None:
        """See that there is a keeper and that the server takes connections; at once when all is well."""
        asked, silent_until = False, monotonic() + SILENT_SECONDS
        while not (self._keeper_at_work() and self.is_ready()):
            if not self._is_kept():
                if asked:
                    raise ServerFailed(self._last_words())
                asked = self.revive()
            if monotonic() > silent_until:
                LOG.warning("PostgreSQL is still starting; after a crash it repeats what was written last.")
                silent_until = monotonic() + 2 * SILENT_SECONDS
            Event().wait(TURN_SECONDS)

    def revive(self) -> bool:
        """Send for a keeper where there is none, without waiting for the server; whether one was sent for."""
        with locks.keeper_lock(self.folder) as keeping:
            if not keeping.could_take():
                return False
            self._send_for_a_keeper(keeping)
        return True

    def is_ready(self) -> bool:
        """Whether the server takes connections: it doesn't for a while after it was killed."""
        server = postmaster.running(self.cluster)
        return server is not None and server.ready

    def stop(self) -> None:
        """Let go; the last user waits until the server has stopped."""
        if self._users is None:
            return
        users, self._users = self._users, None
        with users:
            if users.could_take():
                self._stop_for_good()
            elif not users.could_share():  # the keeper saw first that nobody is left
                self._wait_for_the_keeper()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def superuser_url(self) -> str:
        """The database `postgres` as PostgreSQL's superuser."""
        return self._url(connection.SUPERUSER, database="postgres")

    @property
    def owner_url(self) -> str:
        """The store as the role that owns its tables."""
        return self._url(connection.OWNER)

    @property
    def app_url(self) -> str:
        """The store as the role that owns nothing."""
        return self._url(connection.APP)

    def _url(self, role: str, *, database: str = connection.DATABASE) -> str:
        return connection.load(self.folder).url(role, database=database, cluster=self.cluster)

    def _is_kept(self) -> bool:
        with locks.keeper_lock(self.folder) as keeping:
            return not keeping.could_share()

    def _keeper_at_work(self) -> int | None:
        """The process of the keeper; None while it is only on its way, and when there is none."""
        with locks.keeper_lock(self.folder) as keeping:
            return int(keeping.noted() or 0) if not keeping.could_share() else None

    def _send_for_a_keeper(self, keeping: locks.Lock) -> None:
        account = account_for(self.cluster)
        programs = programs_for(account)
        if not self.cluster.exists():
            create(self.folder, account=account, programs=programs, safely=self.options.get("fsync") != "off")
        task = {
            "folder": str(self.folder),
            "programs": str(programs),
            "port": self._port(),
            "options": self.options,
        }
        keeping.note("")
        subprocess.Popen(
            [sys.executable, "-P", "-m", keeper.__name__, json.dumps(task)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
            pass_fds=[keeping.descriptor],
            start_new_session=True,
        )

    def _port(self) -> int:
        """The port of last time, unless somebody else has it by now."""
        known = connection.load(self.folder)
        server = postmaster.running(self.cluster)
        if server is not None or connection.is_free(known.port):
            return known.port
        port = connection.free_port()
        connection.save(self.folder, known.at(port))
        return port

    def _stop_for_good(self) -> None:
        """End the keeper, which ends the server; nobody can come meanwhile, the users' lock is ours alone."""
        while self._is_kept() or postmaster.running(self.cluster):
            if not self._is_kept():  # it was killed: a new one takes the server over, to stop it
                self.revive()
            elif number := self._keeper_at_work():
                with suppress(ProcessLookupError):
                    os.kill(number, signal.SIGTERM)
                self._wait_for_the_keeper()
            Event().wait(TURN_SECONDS)

    def _wait_for_the_keeper(self) -> None:
        with locks.keeper_lock(self.folder) as keeping:
            keeping.share()

    def _last_words(self) -> str:
        words = keeper.log_file(self.folder).read_text(errors="replace")[-LAST_WORDS:]
        return f"PostgreSQL did not start in {self.cluster}. Its last words:\n{words}"
