"""What does the DNS say of a name?"""

from typing import Any, Protocol

import dns.exception
import dns.resolver
import dns.reversename

SECONDS = 5.0


class Silent(Exception):
    """The DNS gives no answer now."""


class Names(Protocol):
    """Who is asked; all answers are empty where there is no such record."""

    def texts(self, name: str) -> tuple[str, ...]:
        """TXT records, each in one piece. Raises Silent."""
        ...

    def addresses(self, name: str) -> tuple[str, ...]:
        """IPv4 and IPv6 addresses. Raises Silent."""
        ...

    def called(self, address: str) -> tuple[str, ...]:
        """Names of an address (PTR). Raises Silent."""
        ...


class Dns:
    """The resolver that this machine uses."""

    def texts(self, name: str) -> tuple[str, ...]:
        found = _asked(name, "TXT")
        return tuple(b"".join(record.strings).decode("utf-8", "replace") for record in found)

    def addresses(self, name: str) -> tuple[str, ...]:
        return tuple(record.address for kind in ("A", "AAAA") for record in _asked(name, kind))

    def called(self, address: str) -> tuple[str, ...]:
        name = dns.reversename.from_address(address).to_text()
        return tuple(str(record.target).rstrip(".").casefold() for record in _asked(name, "PTR"))


def _asked(name: str, kind: str) -> list[Any]:
    try:
        answer = dns.resolver.resolve(name, kind, lifetime=SECONDS, search=False)
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
        return []
    except (dns.exception.DNSException, OSError) as error:
        raise Silent(type(error).__name__) from error
    return list(answer)
