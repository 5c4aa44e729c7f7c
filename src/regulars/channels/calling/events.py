"""What happens when people are called?"""

import msgspec

from regulars.events.declare import event


@event("call.made")
class CallMade(msgspec.Struct, frozen=True):
    """A colleague called somebody; outcome: reached, no_answer, refused or wrong_number.

    tries: how often nobody answered.
    """

    send_id: int
    outcome: str
    tries: int
