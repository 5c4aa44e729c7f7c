"""Which kinds of shop and carrier can be connected?"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path

from regulars.connectors.carriers.carrier import carriers
from regulars.connectors.connector import Connector

HERE = Path(__file__).parent


@cache
def connectors() -> Mapping[str, Connector]:
    """Every folder's `webhooks.CONNECTOR`, and behind them the carriers, by their kind."""
    found: list[Connector] = [
        import_module(f"{__package__}.{path.parent.name}.webhooks").CONNECTOR
        for path in sorted(HERE.glob("*/webhooks.py"))
    ]
    return {connector.kind: connector for connector in (*found, *carriers())}
