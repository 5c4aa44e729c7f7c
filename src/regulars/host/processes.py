"""How does the whole of Regulars run, from one command to one Ctrl-C?

One tree: PostgreSQL under its keeper, the web server, the worker of plays, and the worker of housekeeping.
"""

import http.client
import os
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Protocol

from regulars.host.crew import Crew, Member
from regulars.host.signals import Inbox
from regulars.host.trouble import Trouble
from regulars.host.upstairs import Upstairs

TURN_SECONDS = 1.0
STARTING_TURN_SECONDS = 0.05
WORKERS = ("work", "jobs")
TRIES = 3
FIRST_PAGE = "/"
ENDING = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}


class Entered(Protocol):
    """The house as a program that is in it sees it."""

    def look_after(self) -> bool: ...


Enter = Callable[[], AbstractContextManager[Entered]]
Say = Callable[[str, str], None]


class PortTaken(Trouble):
    """Another program listens where the console should."""


class ConsoleFailed(Trouble):
    """The web server ended before it ever answered."""


@dataclass(frozen=True)
class Doorplate:
    """Where the console is: the address it binds to, and how people reach it."""

    bind: str
    port: int

    @property
    def url(self) -> str:
        """`REGULARS_URL`, or the address on this machine."""
        return os.environ.get("REGULARS_URL") or f"http://{self._name}:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """What those who serve behind this door have to know."""
        return {"REGULARS_BIND": self.bind, "REGULARS_PORT": str(self.port), "REGULARS_URL": self.url}

    @property
    def _name(self) -> str:
        if self.bind in {"127.0.0.1", "0.0.0.0", "::", "::1"}:  # noqa: S104 compared, not bound
            return "localhost"
        return f"[{self.bind}]" if ":" in self.bind else self.bind

    @property
    def reachable(self) -> str:
        """An address at which this machine itself reaches it."""
        return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.bind, self.bind)  # noqa: S104 compared, not bound

    def check(self) -> None:
        """Raises PortTaken."""
        family = socket.AF_INET6 if ":" in self.bind else socket.AF_INET
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((self.bind, self.port))
            except OSError as error:
                raise PortTaken(
                    f"The console can't use {self.bind} port {self.port}: {error.strerror}. Stop what "
                    f"listens there, or choose another port: REGULARS_PORT={self.port + 1}."
                ) from None


def serve(doorplate: Doorplate, upstairs: Upstairs, *, enter: Enter, say: Say) -> None:
    """Run everything until Ctrl-C or SIGTERM. Raises PortTaken, ConsoleFailed, and what `enter` raises.

    The console is started first: it loads longer than all else, and comes into the house by itself, as every
    program does.
    say: told `ready` with the address, and `owner_link` with a one-time link while there is no owner.
    """
    doorplate.check()
    crew = Crew({**os.environ, **doorplate.environment})
    with _stopping(crew):
        console = crew.add("web")
        with enter() as house, _stopping(crew):
            inbox = Inbox([*ENDING, signal.SIGCHLD])
            if not _answers_in_time(console, crew, doorplate, inbox):
                return
            say("ready", doorplate.url)
            _ask(doorplate, FIRST_PAGE)  # whose parts are loaded by the time that somebody asks for it
            if link := upstairs.fresh_link(doorplate.url):
                say("owner_link", link)
            for name in WORKERS:
                crew.add(name)
            while not inbox.wait(seconds=TURN_SECONDS) & ENDING:
                if house.look_after():  # without a database nobody needs to try
                    crew.look_after()


@contextmanager
def _stopping(crew: Crew) -> Iterator[None]:
    try:
        yield
    finally:
        crew.stop(Inbox([*ENDING, signal.SIGCHLD]))


def _answers_in_time(console: Member, crew: Crew, doorplate: Doorplate, inbox: Inbox) -> bool:
    """Wait for the console's first answer; False when somebody ended everything meanwhile."""
    while not _is_healthy(doorplate):
        if inbox.wait(seconds=STARTING_TURN_SECONDS) & ENDING:
            return False
        crew.look_after()
        if console.failures >= TRIES:
            raise ConsoleFailed("The web server ended three times before it answered; its words are above.")
    return True


def _is_healthy(doorplate: Doorplate) -> bool:
    return _ask(doorplate, "/health") == http.HTTPStatus.OK


def _ask(doorplate: Doorplate, page: str) -> int | None:
    """The status of the console's answer; None when there is none."""
    asked = http.client.HTTPConnection(doorplate.reachable, doorplate.port, timeout=5)
    try:
        asked.request("GET", page, headers={"Host": "localhost"})
        return asked.getresponse().status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        asked.close()
