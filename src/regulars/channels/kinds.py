"""What kinds of message are there, and what does each demand?

The kind decides by which consent a message leaves, whether it counts against the cap, waits for the end of
quiet hours and of what somebody should be left in peace for, and whether it can be unsubscribed from.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from regulars.customers.permission import OFFERS, SERVICE

KindName = Literal["transactional", "service", "marketing", "survey", "greeting"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """The rules of one kind.

    purpose: the consent it stands on. owed: it leaves even after a no, since the buyer is owed it.
    capped: it counts, and keeps to the cap. waits: for the end of quiet hours and of quiet mode.
    """

    purpose: str
    owed: bool = False
    capped: bool = False
    waits: bool = False

    @property
    def may_be_left(self) -> bool:
        """Whether it carries a link to unsubscribe."""
        return not self.owed


KINDS = MappingProxyType(
    {
        "transactional": Kind(purpose=SERVICE, owed=True),
        "service": Kind(purpose=SERVICE),
        "marketing": Kind(purpose=OFFERS, capped=True, waits=True),
        "survey": Kind(purpose=OFFERS, capped=True, waits=True),
        "greeting": Kind(purpose=OFFERS, waits=True),
    }
)
