"""How is another program called at an address that somebody typed, and what may go wrong on the way?

The address that was checked is called, under the name's certificate. No redirect is followed, since it could
lead where no address may; every wait has an end, also for a server that drips, and of the answer only the
beginning is read, as it came.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import timedelta
from importlib.metadata import version
from socket import SHUT_RDWR
from ssl import SSLCertVerificationError
from threading import Timer
from time import perf_counter

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError, SSLError
from urllib3.util.ssl_match_hostname import CertificateError

from regulars.web.outward.address import PORTS, AddressRefused, Target, target
from regulars.web.outward.answer import Answer

TIMEOUT = urllib3.Timeout(connect=5.0, read=15.0)
HEAD_SECONDS = 30.0
READ_BYTES = 1_000
ABOUT_US = {"Content-Type": "application/json", "User-Agent": f"Regulars/{version('regulars')}"}


class Line:
    """A way to one address; its connection is kept between calls. most: bytes of an answer that are read."""

    def __init__(self, url: str, *, most: int = READ_BYTES) -> None:
        self.url, self.most = url, most
        self._open: tuple[Target, urllib3.HTTPConnectionPool] | None = None

    def post(self, body: str | bytes, headers: Mapping[str, str], *, path: str = "") -> Answer:
        """Send one body; to another path of the same server where one is given.

        Doesn't raise for anything that the network does.
        """
        begun, left = perf_counter(), True
        status: int | None = None
        again_after: timedelta | None = None
        try:
            status, response, again_after = self._post(body, headers, path=path)
        except AddressRefused as refused:
            response, left = str(refused), False
        except (HTTPError, OSError) as error:
            response, left = said(error), may_have_left(error)
        return Answer(status, response, round((perf_counter() - begun) * 1000), again_after, left)

    def close(self) -> None:
        if self._open:
            self._open[1].close()

    def _post(
        self, body: str | bytes, headers: Mapping[str, str], *, path: str
    ) -> tuple[int, str, timedelta | None]:
        if self._open is None:
            checked = target(self.url)
            self._open = checked, pool(checked)
        to, connections = self._open
        answer = connections.urlopen(
            "POST",
            path or to.path,
            body=body.encode() if isinstance(body, str) else body,
            headers={"Host": named(to), **ABOUT_US, **headers},
            redirect=False,
            retries=False,
            preload_content=False,
            decode_content=False,
            assert_same_host=False,
        )
        with answer:
            text = beginning(answer, most=self.most)
            if len(text) == self.most or answer.length_remaining:
                answer.close()
        wish = answer.headers.get("retry-after", "")
        pause = timedelta(seconds=int(wish)) if wish.isdecimal() and len(wish) < 7 else None
        return answer.status, text.decode(errors="replace").replace("\x00", ""), pause


def beginning(answer: urllib3.BaseHTTPResponse, *, most: int) -> bytes:
    """The first bytes of an answer, as far as they come: what it said is known by its status already."""
    text, until = b"", perf_counter() + HEAD_SECONDS
    with suppress(HTTPError, OSError):
        while len(text) < most and perf_counter() < until and (more := answer.read1(most - len(text))):
            text += more
    return text


def pool(to: Target) -> urllib3.HTTPConnectionPool:
    """A connection to the address that was checked, and to no other."""
    if to.scheme == "http":
        return Plain(to.ip, to.port, timeout=TIMEOUT)
    return Tls(to.ip, to.port, timeout=TIMEOUT, server_hostname=to.host, assert_hostname=to.host)


@contextmanager
def bounded(connection: HTTPConnection) -> Iterator[None]:
    """Wait for a whole answer's head so long: the time-out above is for each of its bytes."""
    end = Timer(HEAD_SECONDS, cut, [connection])
    end.daemon = True
    end.start()
    try:
        yield
    finally:
        end.cancel()


def cut(connection: HTTPConnection) -> None:
    with suppress(OSError):
        if connection.sock:
            connection.sock.shutdown(SHUT_RDWR)


class PlainConnection(HTTPConnection):
    def getresponse(self) -> urllib3.HTTPResponse:  # type: ignore[override]
        with bounded(self):
            return super().getresponse()


class TlsConnection(HTTPSConnection):
    def getresponse(self) -> urllib3.HTTPResponse:  # type: ignore[override]
        with bounded(self):
            return super().getresponse()


class Plain(urllib3.HTTPConnectionPool):
    ConnectionCls = PlainConnection


class Tls(urllib3.HTTPSConnectionPool):
    ConnectionCls = TlsConnection


def named(to: Target) -> str:
    """The Host header: the name, not the address."""
    host = f"[{to.host}]" if ":" in to.host else to.host
    return host if to.port == PORTS[to.scheme] else f"{host}:{to.port}"


def may_have_left(error: Exception) -> bool:
    """Whether the other side may have got what was sent: not where there was no connection yet."""
    if isinstance(error, SSLError):
        return not isinstance(error.args[0], SSLCertVerificationError | CertificateError)
    return not isinstance(error, NewConnectionError | ConnectTimeoutError)


def said(error: Exception) -> str:
    """What went wrong, in the network's words; the address is known."""
    reason = getattr(error, "reason", None) or error
    return f"{type(error).__name__}: {reason}"[:READ_BYTES].replace("\x00", "")
