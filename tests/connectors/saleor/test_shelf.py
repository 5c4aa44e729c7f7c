"""Is what a Saleor tells of its variants read?"""

from decimal import Decimal

from regulars.connectors.saleor.shelf import Variant
from tests.connectors.saleor.reading import shaped
from tests.connectors.saleor.things import variant


def test_a_variant_is_read_with_its_product_and_taxes_exactly():
    told = shaped(variant(), Variant)
    assert told.product.product_type.tax_class.countries[1].rate == Decimal(21)
    assert told.product.category.ancestors.nodes[0].name == "Home"


def test_a_variant_that_is_sold_nowhere_is_read_too():
    told = shaped(variant(pricing=None, channelListings=None, stocks=None, media=None), Variant)
    assert (told.pricing, told.channel_listings, told.stocks) == (None, None, None)
