"""To whom may nothing be sent on a channel, whatever they say?"""

from collections.abc import Collection, Sequence

from regulars.customers.permission import address_digest
from regulars.engine import queries
from regulars.sql import statement

ADDRESSES = statement(__file__, "addresses")


def suppressed(persons: Collection[int], *, ways: Sequence[tuple[str, str]]) -> set[tuple[int, str]]:
    """Which of these (person, channel) pairs end at an address that is blocked.

    ways: name and kind of address of each channel.
    """
    if not persons or not queries.is_anything_blocked():
        return set()
    found = ADDRESSES.rows(persons=sorted(persons), identities=[identity for _, identity in ways])
    digests = {
        (person, channel): address_digest(channel, address)
        for person, kind, address in found
        for channel, identity in ways
        if identity == kind
    }
    blocked = queries.blocked(set(digests.values()))
    return {
        (person, channel) for (person, channel), digest in digests.items() if (channel, digest) in blocked
    }
