import pytest

from regulars.connectors.vendure.amounts import minor, theirs
from regulars.connectors.vendure.shapes import ServerConfig, Settings


@pytest.mark.parametrize(
    ("precision", "amount", "currency", "units"),
    [(2, 2499, "EUR", 2499), (2, 150000, "JPY", 1500), (3, 24990, "EUR", 2499), (2, 1250, "TND", 12500)],
)
def test_amounts_have_as_many_decimals_as_the_shop_says(precision, amount, currency, units):
    settings = Settings(server_config=ServerConfig(money_strategy_precision=precision))
    assert minor(amount, currency=currency, settings=settings) == units
    assert theirs(units, currency=currency, settings=settings) == amount
