"""Who is meant by what a page knows of its visitor, and do they allow messages there?"""

from collections.abc import Sequence

from regulars.channels.visiting.queries import CHANNEL
from regulars.customers import queries
from regulars.customers.models import Identity
from regulars.customers.permission import OFFERS
from regulars.customers.recognition import Key


def people(keys: Sequence[Key]) -> list[int]:
    """All ids that count as the person whom the strongest of these keys names; none where none does."""
    for kind, shop_id, value in keys:
        named = Identity.objects.filter(kind=kind, shop_id=shop_id, value=value).first()
        if named is not None:
            return queries.members(named.customer_id)
    return []


def allows(people: Sequence[int]) -> bool:
    """Whether they said yes to offers on the page, and no no since."""
    said = queries.statements(people).filter(channel=CHANNEL, purpose=OFFERS).first()
    return said is not None and said.granted
