"""Which connection does an address mean?"""

from typing import TYPE_CHECKING

from django.http import Http404

from regulars.connectors import queries

if TYPE_CHECKING:
    from regulars.connectors.models import Connection


def standing(id: int) -> "Connection":
    """A connection that lets something in. Raises Http404."""
    found = queries.by_id(id)
    if found is None or found.ended_at:
        raise Http404
    return found
