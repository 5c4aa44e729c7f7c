"""Who really asks, where a proxy stands before us?

A proxy that we trust says for whom it asks: X-Forwarded-For grows from left to right, and only what a trusted
proxy added is true, so the last address in it that isn't a proxy's counts. From anybody else these headers
are an invention, and are dropped before anything reads them.
"""

from collections.abc import Iterable, MutableMapping
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Any

Networks = tuple[IPv4Network | IPv6Network, ...]

FORWARDED = (
    "HTTP_FORWARDED",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PORT",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_REAL_IP",
)


def networks(written: str) -> Networks:
    """Addresses and networks (`10.0.0.0/8`), separated by commas. Raises ValueError."""
    return tuple(ip_network(each.strip()) for each in written.split(",") if each.strip())


def is_one_of(address: str, proxies: Networks) -> bool:
    """Whether this is an address of a proxy that we trust; what is no address at all isn't."""
    try:
        known = ip_address(address)
    except ValueError:
        return False
    plain = getattr(known, "ipv4_mapped", None) or known  # as who listens on `::` sees 127.0.0.1
    return any(plain in network for network in proxies)


def settle(environ: MutableMapping[str, Any], *, proxies: Networks) -> None:
    """Let REMOTE_ADDR be the client's, and let nobody but a trusted proxy say what was forwarded."""
    peer = environ.get("REMOTE_ADDR", "")
    if not is_one_of(peer, proxies):
        for name in FORWARDED:
            environ.pop(name, None)
    elif client := _last_stranger(environ.get("HTTP_X_FORWARDED_FOR", "").split(","), proxies=proxies):
        environ["REMOTE_ADDR"] = client


def _last_stranger(chain: Iterable[str], *, proxies: Networks) -> str | None:
    """The rightmost address that isn't a proxy's; None where none is found."""
    for written in reversed([each.strip() for each in chain]):
        if not is_one_of(written, proxies):
            return written if _is_address(written) else None
    return None


def _is_address(written: str) -> bool:
    try:
        ip_address(written)
    except ValueError:
        return False
    return True
