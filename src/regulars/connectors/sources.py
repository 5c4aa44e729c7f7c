"""As whose facts do those of a connected shop count?"""

from typing import TYPE_CHECKING

from regulars.commerce.intake import Source

if TYPE_CHECKING:
    from regulars.connectors.models import Connection


def source_of(connection: "Connection") -> Source:
    """The shop, and the door they came through."""
    door = f"{connection.kind}:{connection.id}"
    return Source(connection.shop_id, key=door, actor=door)
