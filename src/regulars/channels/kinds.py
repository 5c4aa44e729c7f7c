"""What kinds of message are there, and what does each demand?

The kind decides by which consent a message leaves, whether it counts against the cap, waits for the end of
quiet hours and of what somebody should be left in peace for, and whether it can be unsubscribed from.
"""

from types import MappingProxyType
from typing import Literal

from regulars.customers.permission import OFFERS, SERVICE, Demands

KindName = Literal["transactional", "service", "marketing", "survey", "greeting"]


KINDS = MappingProxyType(
    {
        "transactional": Demands(purpose=SERVICE, owed=True),
        "service": Demands(purpose=SERVICE),
        "marketing": Demands(purpose=OFFERS, capped=True, waits=True),
        "survey": Demands(purpose=OFFERS, capped=True, waits=True),
        "greeting": Demands(purpose=OFFERS, waits=True),
    }
)
