"""How is a new store's PostgreSQL made?

In a folder of another name, which becomes `pg18` when all is done: whoever finds `pg18` finds it whole.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from regulars.host import connection, paths
from regulars.host.account import Account
from regulars.host.trouble import Trouble

UNFINISHED = "unfinished-"


class CreationFailed(Trouble):
    """PostgreSQL's initdb refused; its words follow."""


def create(folder: Path, *, account: Account, programs: Path, safely: bool = True) -> None:
    """Make the cluster, the two login roles and the database; `safely` waits until the disk has it all.

    Raises CreationFailed.
    """
    for left_behind in folder.glob(f"{UNFINISHED}*"):
        shutil.rmtree(left_behind)
    unfinished = Path(
        tempfile.mkdtemp(dir=folder, prefix=UNFINISHED)
    )  # a killed initdb may still write to its own
    account.own(unfinished)
    made = connection.new()
    connection.save(folder, made)
    _initdb(unfinished, made.passwords, account=account, programs=programs, safely=safely)
    _add_roles(unfinished, made.passwords, account=account, programs=programs, safely=safely)
    unfinished.rename(paths.cluster(folder))


def _initdb(
    cluster: Path, passwords: Mapping[str, str], *, account: Account, programs: Path, safely: bool
) -> None:
    with tempfile.TemporaryFile() as secret:
        secret.write(passwords[connection.SUPERUSER].encode())
        secret.seek(0)
        account.own(secret.fileno())
        command: list[str | Path] = [
            programs / "initdb",
            f"--pgdata={account.name_of(cluster)}",
            f"--username={connection.SUPERUSER}",
            f"--pwfile=/dev/fd/{secret.fileno()}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--locale=C.UTF-8",
            "--no-instructions",
            *([] if safely else ["--no-sync"]),
        ]
        _run(command, cluster=cluster, account=account, pass_fds=[secret.fileno()])


def _add_roles(
    cluster: Path, passwords: Mapping[str, str], *, account: Account, programs: Path, safely: bool
) -> None:
    """In PostgreSQL's single-user mode: nobody can connect before all is in place."""
    owner, app = connection.OWNER, connection.APP
    statements = [
        f"CREATE ROLE {owner} LOGIN PASSWORD '{passwords[owner]}'",
        f"CREATE ROLE {app} LOGIN PASSWORD '{passwords[app]}'",
        f"CREATE DATABASE {connection.DATABASE} OWNER {owner}",
    ]
    command: list[str | Path] = [programs / "postgres", "--single", "-D", account.name_of(cluster)]
    command += ["-c", f"fsync={'on' if safely else 'off'}", "-c", "exit_on_error=on", "postgres"]
    _run(command, cluster=cluster, account=account, said="\n".join(statements) + "\n")


def _run(
    command: Sequence[str | Path],
    *,
    cluster: Path,
    account: Account,
    said: str = "",
    pass_fds: Sequence[int] = (),
) -> None:
    ended = subprocess.run(
        command,
        input=said,
        capture_output=True,
        text=True,
        check=False,
        pass_fds=pass_fds,
        **account.launch(cluster),
    )
    if ended.returncode != 0:
        raise CreationFailed(f"PostgreSQL could not be set up in {cluster.parent}:\n{ended.stderr}")
