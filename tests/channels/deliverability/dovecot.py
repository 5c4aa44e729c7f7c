"""Where do bounces arrive in tests? In a folder of a real IMAP server."""

import os
import socket
import subprocess
from dataclasses import dataclass
from getpass import getuser
from pathlib import Path
from shutil import chown

from regulars.channels.deliverability.mailbox import Account
from tests.channels.patience import until
from tests.servers import program

CONFIGURATION = """
base_dir = {folder}/run
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
auth_failure_delay = 0
ssl = yes
ssl_cert = <{cert}
ssl_key = <{key}
disable_plaintext_auth = no
default_internal_user = {internal}
default_login_user = {login}
mail_location = maildir:{folder}/mail/%u
first_valid_uid = 1
passdb {{
  driver = static
  args = password=secret
}}
userdb {{
  driver = static
  args = uid={owner} gid={group} home={folder}/home
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
"""


@dataclass
class Dovecot:
    """A server that runs. It takes any user whose password is `secret`."""

    folder: Path
    process: subprocess.Popen[bytes]
    port: int
    tls_port: int
    authority: Path = Path()
    delivered: int = 0
    user: str = "bounces0"

    def account(self, **more: object) -> Account:
        usual = {"host": "127.0.0.1", "port": self.port, "security": "none", "user": self.user}
        return Account(**{**usual, "password": "secret", "timeout": 10, **more})

    def gets(self, mail: bytes) -> None:
        """A mail arrives."""
        self.delivered += 1
        file = self.mail / "new" / f"17471268{self.delivered:05}.test"
        file.write_bytes(mail)
        owned(file)

    def files(self) -> list[str]:
        """The mails as they lie there: their names say what was read."""
        return sorted(file.name for place in ("new", "cur") for file in (self.mail / place).iterdir())

    def emptied(self) -> None:
        """Another user, to whom nothing has come yet."""
        self.user = f"bounces{self.delivered + 1}"
        for name in ("new", "cur", "tmp"):
            (self.mail / name).mkdir(parents=True, exist_ok=True)
        for place in (self.mail, *self.mail.iterdir()):
            owned(place)

    @property
    def mail(self) -> Path:
        return self.folder / "mail" / self.user

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(10)


def started(folder: Path, *, cert: Path, key: Path) -> Dovecot:
    """The server, as soon as it answers. folder: one that other users of the machine may pass through."""
    port, tls_port = free_port(), free_port()
    for place in (folder / "home", folder / "mail"):
        place.mkdir(parents=True)
    for place in (folder, *folder.rglob("*")):
        owned(place)
    root = os.geteuid() == 0
    settings = CONFIGURATION.format(
        folder=folder,
        cert=cert,
        key=key,
        port=port,
        tls_port=tls_port,
        internal="dovecot" if root else getuser(),
        login="dovenull" if root else getuser(),
        owner="mail" if root else os.geteuid(),
        group="mail" if root else os.getegid(),
    )
    (folder / "dovecot.conf").write_text(settings)
    process = subprocess.Popen([program("dovecot"), "-F", "-c", str(folder / "dovecot.conf")])
    server = Dovecot(folder, process, port, tls_port)
    until(lambda: answers(port))
    return server


def answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=5) as line:
            return line.recv(200).startswith(b"* OK")
    except ConnectionError:
        return False


def owned(place: Path) -> None:
    if os.geteuid() == 0:
        chown(place, "mail", "mail")


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
