from datetime import UTC, datetime

from regulars.connectors.woocommerce.shapes import utc


def test_a_moment_gets_the_zone_that_it_is_in():
    assert utc(datetime(2026, 1, 5, 12)) == datetime(2026, 1, 5, 12, tzinfo=UTC)
