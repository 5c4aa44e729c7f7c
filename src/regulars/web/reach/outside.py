"""What does somebody outside get who asks us?

By name, through DNS and whatever stands before us, as all the world does: no redirect is followed, no
certificate is believed that a browser wouldn't believe.
"""

import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import Enum
from ipaddress import IPv6Address, ip_address
from urllib.parse import SplitResult

import urllib3
from urllib3.exceptions import HTTPError

CONNECT_SECONDS, READ_SECONDS = 5.0, 30.0
LIMIT = 1024 * 1024
PORTS = {"https": 443, "http": 80}


class Silence(Enum):
    """Why there was no answer at all."""

    REFUSED = "refused"
    TIMED_OUT = "timed_out"
    CERTIFICATE = "certificate"
    BROKEN_OFF = "broken_off"


class NoAnswer(Exception):
    """Nothing was answered. why: of what kind; detail: in the machine's words."""

    def __init__(self, why: Silence, detail: str) -> None:
        super().__init__(detail)
        self.why, self.detail = why, detail


@dataclass(frozen=True, slots=True)
class Place:
    """One of the addresses behind a public name."""

    address: str
    host: str
    port: int
    https: bool

    @property
    def netloc(self) -> str:
        """As a Host header names it."""
        usual = PORTS["https" if self.https else "http"]
        return self.host if self.port == usual else f"{self.host}:{self.port}"

    @property
    def is_public(self) -> bool:
        return ip_address(self.address).is_global


@dataclass(frozen=True, slots=True)
class Question:
    method: str
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Reply:
    """headers: names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class World:
    """The way round through DNS and the network."""

    def places(self, url: SplitResult) -> list[Place]:
        """Where the name of this address leads; none where DNS doesn't know it."""
        host, https = url.hostname or "", url.scheme == "https"
        port = url.port or PORTS[url.scheme]
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):  # the latter of a label that DNS couldn't hold
            return []
        return [
            Place(str(address), host, port, https) for address in dict.fromkeys(each[4][0] for each in found)
        ]

    def ask(self, place: Place, question: Question) -> Reply:
        """Raises NoAnswer."""
        with self._pool(place) as pool:
            try:
                answer = pool.request(
                    question.method,
                    question.path,
                    body=question.body or None,
                    headers={"Host": place.netloc, **question.headers},
                    redirect=False,
                    preload_content=False,
                )
                with answer:
                    body = answer.read(LIMIT, decode_content=True)
            except HTTPError as error:
                raise NoAnswer(_kind(error), _told(error)) from None
        return Reply(answer.status, {name.lower(): value for name, value in answer.headers.items()}, body)

    def certificate_ends(self, place: Place) -> datetime:
        """When the certificate that is shown here ends. Raises NoAnswer."""
        try:
            with (
                socket.create_connection(self._way(place), timeout=CONNECT_SECONDS) as plain,
                ssl.create_default_context().wrap_socket(plain, server_hostname=place.host) as secured,
            ):
                shown = secured.getpeercert() or {}
        except OSError as error:
            raise NoAnswer(_kind(error), str(error)) from None
        return datetime.fromtimestamp(ssl.cert_time_to_seconds(str(shown["notAfter"])), UTC)

    def _way(self, place: Place) -> tuple[str, int]:
        """What is connected to."""
        return place.address, place.port

    def _pool(self, place: Place) -> urllib3.HTTPConnectionPool:
        address, port = self._way(place)
        host = f"[{address}]" if isinstance(ip_address(address), IPv6Address) else address
        timeout = urllib3.Timeout(connect=CONNECT_SECONDS, read=READ_SECONDS)
        if not place.https:
            return urllib3.HTTPConnectionPool(host, port, timeout=timeout, retries=False)
        return urllib3.HTTPSConnectionPool(
            host,
            port,
            timeout=timeout,
            retries=False,
            ssl_context=ssl.create_default_context(),
            server_hostname=place.host,
            assert_hostname=place.host,
        )


def _kind(error: Exception) -> Silence:
    chain = _chain(error)
    if any(isinstance(each, ssl.SSLCertVerificationError) for each in chain):
        return Silence.CERTIFICATE
    if any(isinstance(each, ConnectionRefusedError) for each in chain):
        return Silence.REFUSED
    if any(isinstance(each, TimeoutError | urllib3.exceptions.TimeoutError) for each in chain):
        return Silence.TIMED_OUT
    return Silence.BROKEN_OFF


def _told(error: Exception) -> str:
    last = _chain(error)[-1]
    return getattr(last, "verify_message", "") or str(last)


def _chain(error: BaseException) -> list[BaseException]:
    """An error with what brought it about, the first cause last."""
    found: list[BaseException] = []
    cause: object = error
    while isinstance(cause, BaseException) and cause not in found:
        found.append(cause)
        cause = cause.__cause__ or getattr(cause, "reason", None) or cause.__context__
    return found
