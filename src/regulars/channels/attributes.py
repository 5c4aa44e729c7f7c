"""By which channel does somebody like best to be written to, by what they did with messages so far?"""

from django.utils.translation import gettext_lazy as _

from regulars.customers.attributes import AT_ONCE, Attribute, Kind
from regulars.customers.habits import CHANNEL, usual

SAID = """
    SELECT nullif(p.channel, '') FROM customer_preference p
    WHERE p.customer_id IN {members} AND p.said_at <= %(at)s::timestamptz
    ORDER BY p.said_at DESC, p.customer_id
    LIMIT 1
"""
ACTED = """
    SELECT min(e.payload ->> 'channel'), max(e.occurred_at)
    FROM event e
    WHERE e.customer_id IN {members} AND e.name IN ('message.opened', 'message.clicked')
        AND e.payload ->> 'by' = 'person'
    GROUP BY e.payload ->> 'send_id'
"""
BY_CHANNEL = usual(CHANNEL, chosen=ACTED, said=SAID)

ATTRIBUTES = (
    Attribute(
        name=CHANNEL,
        kind=Kind.TEXT,
        source=BY_CHANNEL,
        sql=f"{CHANNEL}.value",
        label=_("channel they like best"),
        meaning=_(
            "The channel they said they like best; else the one on which they mostly opened messages or "
            "followed links lately, of three messages at least."
        ),
        fresh=AT_ONCE,
    ),
)
