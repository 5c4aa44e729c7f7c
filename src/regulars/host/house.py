"""How does a program come into the house: with a database that runs, keys, and tables of this version?"""

import os
from pathlib import Path
from types import TracebackType
from typing import Self

import psycopg

from regulars.host import address, cluster, grants, keys, paths, schema
from regulars.host.postgres import Server
from regulars.host.trouble import Trouble
from regulars.host.upstairs import Upstairs

OLDEST = 180000
ONE_AT_A_TIME = 0x5265676C  # the advisory lock of the one who changes tables


class DatabaseTooOld(Trouble):
    """DATABASE_URL names a server before PostgreSQL 18."""


class DatabaseOutOfReach(Trouble):
    """DATABASE_URL names a server that doesn't answer, or refuses."""


class TablesOfAnotherVersion(Trouble):
    """The store's own database has not been migrated to this version yet."""


class House:
    """One program's stay: the embedded server is held for as long as it lasts."""

    def __init__(self, upstairs: Upstairs, *, folder: Path | None = None, may_migrate: bool = False) -> None:
        """may_migrate: change the tables of a database that isn't the embedded one, too."""
        self.upstairs = upstairs
        self.folder = folder or paths.data_folder()
        self.may_migrate = may_migrate
        self.server: Server | None = None

    def __enter__(self) -> Self:
        """Raises Trouble, in one of its forms."""
        self.find_keys()
        self.find_address()
        self.open()
        try:
            self.bring_up_to_date()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def find_keys(self) -> None:
        """Tell Django the secret in the key file. Raises KeysLost where a store lives without one."""
        os.environ.setdefault("REGULARS_SECRET_KEY", keys.of(self.folder).django)

    def find_address(self) -> None:
        """Let links begin with the address of the console that was started last, unless one is named."""
        note = paths.address_file(self.folder)
        if note.exists() and (address := note.read_text().strip()):
            os.environ.setdefault("REGULARS_URL", address)

    def open(self) -> None:
        """See that a database answers, and tell Django by the environment where it is."""
        if not os.environ.get("DATABASE_URL"):
            self.server = Server(self.folder)
            self.server.start()
            os.environ["DATABASE_URL"] = self.server.app_url
            os.environ["DATABASE_OWNER_URL"] = self.server.owner_url

    def close(self) -> None:
        """Let go of the embedded server."""
        if self.server is not None:
            self.server.stop()
            for name in ("DATABASE_URL", "DATABASE_OWNER_URL"):
                os.environ.pop(name, None)
            self.server = None

    def look_after(self) -> bool:
        """Whether the database takes connections; sends for a keeper again where even that was killed."""
        if self.server is None:
            return True
        self.server.revive()
        return self.server.is_ready()

    def bring_up_to_date(self, *, restored: bool = False) -> None:
        """Apply what migrations are missing, and after them the rights of the application's role.

        restored: the tables have just come from a backup.
        """
        with owner_connection() as connection:
            if not schema.is_current(connection):
                self._migrate(connection)
            cluster.register(connection, restored=restored)

    def _migrate(self, connection: psycopg.Connection) -> None:
        if self.server is None and not self.may_migrate:
            raise TablesOfAnotherVersion(
                "The database that DATABASE_URL names doesn't have this version's tables. "
                "Make a backup, then run `regulars migrate`, or start `regulars serve`."
            )
        connection.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
        if schema.is_current(connection):  # another program was quicker
            return
        self.upstairs.migrate()
        app = address.role(os.environ["DATABASE_URL"])
        if app and app != connection.info.user:
            grants.apply(connection, role=app)
        schema.mark_current(connection)


def owner_connection() -> psycopg.Connection:
    """A connection as the role that owns the tables. Raises DatabaseOutOfReach, DatabaseTooOld."""
    url = owner_url()
    try:
        connection = psycopg.connect(url, autocommit=True)
    except psycopg.Error as error:
        raise DatabaseOutOfReach(
            f"The database at {address.without_password(url)} can't be used: {error}"
        ) from None
    if (version := connection.info.server_version) < OLDEST:
        connection.close()
        raise DatabaseTooOld(
            f"{address.without_password(url)} is PostgreSQL {version // 10000}; Regulars needs 18 or newer. "
            "Upgrade that server, or leave DATABASE_URL out for the one inside."
        )
    return connection


def owner_url() -> str:
    """The open house's database, as the role that owns the tables."""
    return os.environ.get("DATABASE_OWNER_URL") or os.environ["DATABASE_URL"]
