"""Do a shop's facts count as the shop's, through its own door?"""

from regulars.commerce.intake import Source
from regulars.connectors.sources import source_of


def test_the_shop_and_its_door(connection):
    door = f"shopify:{connection.id}"
    assert source_of(connection) == Source(connection.shop_id, key=door, actor=door)
