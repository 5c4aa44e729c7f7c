"""Who is at the shop's page, as far as it can be told?

By the id of their device, and by the shop's own number of who is signed in, where the shop's server signed
it: a page alone is not believed (connectors/event_clients/proof.py).
"""

from hmac import compare_digest

import msgspec

from regulars.connectors.event_clients.door import Sender
from regulars.connectors.event_clients.people import named
from regulars.connectors.event_clients.proof import opened, proof_of
from regulars.connectors.json_events.reading import BadCall
from regulars.customers.actions.browsers import Said
from regulars.customers.identify import keys
from regulars.customers.recognition import Key

LONGEST_ID, LONGEST_WORDING = 200, 2_000
SETS = 20
"""Messages of an ordinary visit that one yes or no counts as: nobody says it often."""


class Visitor(msgspec.Struct, frozen=True, kw_only=True):
    """With which page's key somebody comes, from which device, and as whom the shop signed them in."""

    key: str
    device: str | None = None
    user: str | None = None
    proof: str | None = None


def keys_of(visitor: Visitor, *, sender: Sender) -> list[Key]:
    """By what they are known, the strongest first; nothing of who allowed no device and isn't signed in."""
    device, user = visitor.device or "", visitor.user or ""
    if max(len(device), len(user)) > LONGEST_ID or "\0" in device + user:
        raise BadCall(422, "no-visitor", "No visitor has an id like this one.")
    proven = user if is_proven(user, visitor.proof or "", sender=sender) else ""
    return keys(named(proven, device=device), shop_id=sender.shop_id, country=sender.country)


def words(wording: str | None, *, page: str, granted: bool, sender: Sender) -> Said:
    """What somebody said on the page. Raises BadCall for a yes to words that nobody saw."""
    shown = (wording or "").replace("\0", "").strip()[:LONGEST_WORDING]
    if granted and not shown:
        raise BadCall(422, "no-wording", "Say to which words somebody said yes.")
    where = page.replace("\0", "")[:LONGEST_WORDING]
    return Said(wording=shown, page=where, shop_id=sender.shop_id, granted=granted)


def is_proven(user: str, proof: str, *, sender: Sender) -> bool:
    """Whether the shop's server signed this. Raises host.vault.CannotOpen."""
    if not (user and proof.isascii() and sender.proof_secret):
        return False
    return compare_digest(proof.lower(), proof_of(user, secret=opened(sender.proof_secret)))
