"""What do an SMTP address and a sender, as people write them, mean?"""

from collections.abc import Mapping
from email.utils import parseaddr
from urllib.parse import parse_qsl, unquote, urlsplit

from regulars.channels.channel import Sender
from regulars.channels.deliverability.mailbox import Account
from regulars.channels.smtp import MOST_CONNECTIONS, Security, Server, is_loopback
from regulars.customers.identify import email_key

PORTS: dict[Security, int] = {"tls": 465, "starttls": 587, "none": 25}


class Unusable(ValueError):
    """What was given can't be used; the message says why, and what would do."""


def server_of(url: str) -> Server:
    """`smtp://user:password@host:port?security=starttls`, or `smtps://` for TLS from the start.

    More may be said: `&timeout=300` seconds to wait for an answer, and `&connections=8` at most at a time.
    Without `security`: TLS from the start on port 465, none on this very machine, STARTTLS everywhere else.
    Raises Unusable.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise Unusable(f"{url!r} is no address of a server: {error}") from None
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise Unusable(f"{url!r} should look like smtp://user:password@smtp.example.com:587")
    options = dict(parse_qsl(parts.query))
    security = _security(options.get("security", ""), scheme=parts.scheme, host=parts.hostname, port=port)
    return checked(
        Server(
            host=parts.hostname,
            port=port or PORTS[security],
            security=security,
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            timeout=float(_number("timeout", options, usual=300, most=600, of="seconds")),
            connections=_number("connections", options, usual=8, most=MOST_CONNECTIONS, of="connections"),
        )
    )


def mailbox_of(url: str) -> Account:
    """`imaps://user:password@host:port/FOLDER`, or `imap://` with STARTTLS; on this very machine with none.

    Raises Unusable.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise Unusable(f"{url!r} is no address of a mailbox: {error}") from None
    if parts.scheme not in {"imap", "imaps"} or not parts.hostname or not parts.username:
        raise Unusable(f"{url!r} should look like imaps://user:password@imap.example.com/INBOX")
    plain: Security = "none" if is_loopback(parts.hostname) else "starttls"
    return Account(
        host=parts.hostname,
        port=port or (993 if parts.scheme == "imaps" else 143),
        security="tls" if parts.scheme == "imaps" else plain,
        user=unquote(parts.username),
        password=unquote(parts.password or ""),
        folder=unquote(parts.path.strip("/")) or "INBOX",
    )


def checked(server: Server) -> Server:
    """The server, unless its password would be readable on the way. Raises Unusable."""
    if server.user and server.security == "none" and not is_loopback(server.host):
        raise Unusable(f"Without encryption the password would be readable on its way to {server.host}.")
    return server


def sender_of(text: str) -> Sender:
    """`Amber & Pine <shop@amber.example>`, or the address alone. Raises Unusable."""
    name, address = parseaddr(text)
    if not email_key(address) or not address.isascii():
        raise Unusable(f"{text!r} is no sender; it should look like Amber & Pine <shop@amber.example>")
    return Sender(from_name=name, from_address=address)


def _security(asked: str, *, scheme: str, host: str, port: int | None) -> Security:
    match asked:
        case "tls" | "starttls" | "none":
            return asked
        case "":
            if scheme == "smtps" or port == PORTS["tls"]:
                return "tls"
            return "none" if is_loopback(host) else "starttls"
    raise Unusable(f"security={asked} isn't known; it is tls, starttls or none")


def _number(name: str, options: Mapping[str, str], *, usual: int, most: int, of: str) -> int:
    text = options.get(name, str(usual))
    if not text.isdecimal() or not 1 <= int(text) <= most:
        raise Unusable(f"{name}={text} isn't a number of {of} from 1 to {most}")
    return int(text)
