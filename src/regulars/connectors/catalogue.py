"""Which kinds of shop can be connected?"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path

from regulars.connectors.connector import Connector

HERE = Path(__file__).parent


@cache
def connectors() -> Mapping[str, Connector]:
    """Every folder's `webhooks.CONNECTOR`, by its kind."""
    found: list[Connector] = [
        import_module(f"{__package__}.{path.parent.name}.webhooks").CONNECTOR
        for path in sorted(HERE.glob("*/webhooks.py"))
    ]
    return {connector.kind: connector for connector in found}
