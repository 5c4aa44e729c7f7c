"""How is a shop asked for a thing of which only the id is known?"""

from collections.abc import Sequence

from regulars import clock
from regulars.connectors.connector import Asked
from regulars.connectors.models import Wish


def wish(connection_id: int, things: Sequence[Asked]) -> None:
    """Have a shop asked for things, as `following.py` does; what is wished for already is asked for anew."""
    now = clock.wall()
    rows = [
        Wish(connection_id=connection_id, stream=one.stream, external_id=one.id, due_at=now)
        for one in dict.fromkeys(things)
    ]
    Wish.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["connection", "stream", "external_id"],
        update_fields=["due_at"],
    )
