"""Is somebody telling more, by a key that anybody can read, than a visitor does?

A bucket of messages for each key and network address, filled again as time goes by; kept in memory, so each
worker process counts for itself.
"""

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime
from ipaddress import IPv6Address, ip_address
from math import ceil
from threading import Lock

from django.http import HttpRequest

MOST, A_SECOND = 1_000, 20
ADDRESSES = 20_000


@dataclass(slots=True)
class Pace:
    """How many messages are left to each address. most: at once. a_second: how many come back."""

    most: int = MOST
    a_second: int = A_SECOND
    _left: OrderedDict[tuple[int, str], tuple[float, datetime]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def wait(self, messages: int, *, key_id: int, address: str, at: datetime) -> int:
        """Let so many messages in; else how many seconds to wait, and none is counted."""
        who = (key_id, address)
        with self._lock:
            left, before = self._left.pop(who, (float(self.most), at))
            left = min(self.most, left + (at - before).total_seconds() * self.a_second)
            lacking = messages - left
            self._left[who] = (left if lacking > 0 else left - messages, at)
            if len(self._left) > ADDRESSES:
                self._left.popitem(last=False)
        return ceil(lacking / self.a_second) if lacking > 0 else 0


def address_of(request: HttpRequest) -> str:
    """Where a call comes from, as the web server knows behind the proxies it trusts; of IPv6 the network."""
    try:
        address = ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return ""
    return str(int(address) >> 64) if isinstance(address, IPv6Address) else str(address)
