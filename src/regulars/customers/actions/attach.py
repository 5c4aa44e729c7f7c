"""How does an address become somebody's, where they proved themselves that it is theirs?"""

from datetime import datetime

from django.db import transaction

from regulars.customers import queries
from regulars.customers.actions.people import LOCK_IDENTITIES
from regulars.customers.models import Identity


def attach(customer_id: int, *, kind: str, value: str, at: datetime) -> int | None:
    """Let an address be the one of its kind by which somebody is reached; whose it is, None of who is gone.

    An address that was somebody else's goes over to them, and the one that they had before is forgotten: the
    last one that they proved counts. The caller records what it is good for.
    """
    with transaction.atomic():
        LOCK_IDENTITIES.rows()
        members = queries.members(customer_id)
        if not members or queries.erased_at(members[0]):
            return None
        Identity.objects.filter(customer_id__in=members, kind=kind).exclude(value=value).delete()
        Identity.objects.update_or_create(
            kind=kind,
            value=value,
            shop_id=0,
            defaults={"customer_id": members[0]},
            create_defaults={"customer_id": members[0], "first_seen_at": at},
        )
        return members[0]
