"""Which address may our machine call?

The owner types an address, and our machine calls it: whoever may type one must not reach with it what only
our machine can reach. So the name is resolved here, every address it has must be public, and the one that was
checked is the one that is called: a name that says something else a moment later changes nothing.
"""

import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext

MOST_CHARACTERS = 2_000
ROUTED = IPv6Network("2000::/3")  # RFC 4291; the rest is local, out of use, or given to nobody
TRANSLATED = IPv6Network("64:ff9b::/96")  # RFC 6052: an IPv4 address stands in its last four bytes
PORTS = {"https": 443, "http": 80}
Ip = IPv4Address | IPv6Address


class AddressRefused(ValueError):
    """This address isn't called; the message says why, and what would do."""


@dataclass(frozen=True, slots=True)
class Target:
    """An address that was checked. ip: the one that is called. path: with its query."""

    scheme: str
    host: str
    port: int
    path: str
    ip: str


def check(url: str) -> None:
    """Raises AddressRefused for what can be seen to be wrong without asking the network."""
    _split(url)


def target(url: str) -> Target:
    """The address to call, resolved just now. Raises AddressRefused."""
    scheme, host, port, path = _split(url)
    found = _addresses(host, port)
    for ip in found:
        if not (is_public(ip) or (is_local_install() and ip.is_loopback)):
            words = gettext("%(host)s leads to %(ip)s, which is not a public address.")
            raise AddressRefused(words % {"host": host, "ip": ip})
    if scheme == "http" and not found[0].is_loopback:
        raise AddressRefused(gettext("Only addresses that begin with https:// are called."))
    return Target(scheme, host, port, path, str(found[0]))


def is_public(ip: Ip) -> bool:
    """Whether anybody could reach it: also what stands for another address is looked through."""
    inner = _within(ip)
    is_routed = ip.is_global and not ip.is_multicast and (ip.version == 4 or ip in ROUTED or ip in TRANSLATED)
    return is_routed and (inner is None or is_public(inner))


def is_local_install() -> bool:
    """Whether this installation is reached at the machine's own address only: a developer's."""
    host = urlsplit(settings.BASE_URL).hostname or ""
    return host == "localhost" or (_is_ip(host) and ip_address(host).is_loopback)


def _split(url: str) -> tuple[str, str, int, str]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise AddressRefused(gettext("This is no address.")) from None
    host = parts.hostname or ""
    if len(url) > MOST_CHARACTERS or not host or not (url.isascii() and url.isprintable()) or " " in url:
        raise AddressRefused(gettext("Write an address like https://example.com/webhooks."))
    if parts.username is not None or parts.password is not None:
        raise AddressRefused(gettext("Leave name and password out of the address: notices are signed."))
    if parts.scheme not in PORTS or (parts.scheme == "http" and not is_local_install()):
        raise AddressRefused(gettext("Only addresses that begin with https:// are called."))
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return parts.scheme, host, port or PORTS[parts.scheme], path


def _addresses(host: str, port: int) -> list[Ip]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise AddressRefused(gettext("Nobody knows the name %(host)s.") % {"host": host}) from None
    return [ip_address(str(address[0]).partition("%")[0]) for *_, address in found]


def _within(ip: Ip) -> IPv4Address | None:
    """The IPv4 address that an IPv6 one stands for."""
    if isinstance(ip, IPv4Address):
        return None
    if ip in TRANSLATED:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)


def _is_ip(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
