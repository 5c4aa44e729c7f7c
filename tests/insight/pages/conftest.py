"""The shop in which the pages of products are looked at, on day 100 of its regulars."""

import pytest

from regulars import clock
from regulars.business.models import Business
from regulars.commerce.models import Product
from regulars.insight.refresh import refresh


@pytest.fixture
def candle(regulars) -> int:
    """Thirty regulars buy it every 30 days, and thirty bought it once."""
    offset = regulars.at(100) - clock.wall()
    Business.objects.filter(id=1).update(sandbox=True, clock_offset=offset)
    clock.forget()
    refresh(regulars.at(100))
    return Product.objects.get(sku="candle").pk
