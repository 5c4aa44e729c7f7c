"""To whom may nothing be sent on a channel, whatever they say?"""

from collections.abc import Collection, Sequence

from regulars.customers.models import Suppression
from regulars.customers.permission import address_digest
from regulars.sql import statement

ADDRESSES = statement(__file__, "addresses")


def suppressed(persons: Collection[int], *, ways: Sequence[tuple[str, str]]) -> set[tuple[int, str]]:
    """Which of these (person, channel) pairs end at an address that is blocked.

    ways: name and kind of address of each channel.
    """
    if not persons or not Suppression.objects.exists():
        return set()
    found = ADDRESSES.rows(persons=sorted(persons), identities=[identity for _, identity in ways])
    channels = {identity: channel for channel, identity in ways}
    digests = {
        (person, channels[kind]): address_digest(channels[kind], address) for person, kind, address in found
    }
    blocked = set(
        Suppression.objects.filter(address_digest__in=set(digests.values())).values_list(
            "channel", "address_digest"
        )
    )
    return {
        (person, channel) for (person, channel), digest in digests.items() if (channel, digest) in blocked
    }
