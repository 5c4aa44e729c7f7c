"""What becomes of messages that wait for a hand and can't go?

They are looked at before anybody takes them: who can't be reached, or doesn't allow it, is reached by the
next of their channels, or left out with the reason; who may later is asked later.
"""

from datetime import datetime

from django.db import transaction

from regulars.channels.byhand.books import Books
from regulars.channels.byhand.looking import Hand


def sort_out(hand: Hand, *, at: datetime) -> int:
    """Put aside what doesn't go; how many may go."""
    if not hand.channel.is_set():
        return 0
    with transaction.atomic():
        return len(Books(hand.channel, "house", at).sort_out(hand.look(at=at)))
