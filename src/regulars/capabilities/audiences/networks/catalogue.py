"""Which advertising networks are there?"""

from functools import cache
from importlib import import_module
from pathlib import Path

from regulars.capabilities.audiences.networks.network import Network

HERE = Path(__file__).parent


@cache
def networks() -> dict[str, Network]:
    """Every network by its name; each is the `NETWORK` of a folder's `api.py`."""
    found = [import_module(f"{__package__}.{file.parent.name}.api").NETWORK for file in HERE.glob("*/api.py")]
    return {network.name: network for network in sorted(found, key=lambda each: each.name, reverse=True)}
