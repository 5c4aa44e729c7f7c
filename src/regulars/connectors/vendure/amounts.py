"""Of how many decimals are a Vendure's amounts?"""

from decimal import Decimal

from regulars.connectors.vendure.shapes import Settings
from regulars.money import to_major, to_minor


def minor(amount: int, *, currency: str, settings: Settings) -> int:
    """An amount of the shop's in minor units: its 1000 yen of two decimals are ten."""
    exact = Decimal(amount).scaleb(-settings.server_config.money_strategy_precision)
    return to_minor(exact, currency=currency)


def theirs(minor_units: int, *, currency: str, settings: Settings) -> int:
    """Minor units as the shop writes them."""
    major = to_major(minor_units, currency=currency)
    return int(major.scaleb(settings.server_config.money_strategy_precision))
