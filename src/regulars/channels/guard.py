"""May anything leave this machine for this address?

Apart from what the person allows: a store that is tried out must not write to people. Addresses that
nobody has (RFC 2606, RFC 6761), as those of the demonstration, are never tried at a real server.
"""

import os
from dataclasses import dataclass

from regulars.customers.identify import host_key, lowered

RESERVED = ("example", "test", "invalid", "localhost", "example.com", "example.net", "example.org")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence:
    """What holds mail back here.

    only_to: addresses and @domains, in lower case; when there are any, nobody else gets mail.
    sandbox: whether the store only plays. loopback: whether what is sent stays on this machine anyway.
    """

    only_to: frozenset[str]
    sandbox: bool
    loopback: bool

    def reason(self, address: str) -> str:
        """Why nothing may leave for this address; '' when it may."""
        address = comparable(address)
        if self.only_to:
            listed = {address, f"@{address.rpartition('@')[2]}"} & self.only_to
            return "" if listed else "not_in_mail_only_to"
        if self.loopback:
            return ""
        if self.sandbox:
            return "sandbox"
        return "reserved_address" if is_reserved(address) else ""


def only_to() -> frozenset[str]:
    """REGULARS_MAIL_ONLY_TO: comma-separated addresses and @domains."""
    listed = os.environ.get("REGULARS_MAIL_ONLY_TO", "").split(",")
    return frozenset(comparable(entry.strip()) for entry in listed if entry.strip())


def comparable(entry: str) -> str:
    """An address or @domain as customers' addresses are kept; telephone numbers as they are."""
    local, at, domain = entry.rpartition("@")
    return f"{lowered(local)}@{host_key(domain)}" if at else entry.casefold()


def is_reserved(address: str) -> bool:
    """Whether an address lies in a domain that is kept for examples and tests."""
    domain = "." + address.rpartition("@")[2].rstrip(".")
    return domain.endswith(tuple(f".{name}" for name in RESERVED))
