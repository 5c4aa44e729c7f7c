"""A process that brings in a history, and stands still after a page is written, before that is committed."""

import signal
from multiprocessing.connection import Connection
from typing import Any

from regulars.connectors import pulling
from regulars.connectors.catalogue import connectors
from tests.connectors.candles import CandleApi, CandleShop


def bring_in(line: Connection, *, connection_id: int, page: int) -> None:
    """Bring it in as far as that page, say so, and wait for the end."""
    really, written = pulling.apply, 0

    def apply(*facts: Any, **context: Any) -> Any:
        nonlocal written
        applied, written = really(*facts, **context), written + 1
        if written == page:
            line.send("written")
            signal.pause()
        return applied

    pulling.apply = apply
    connectors()["shopify"].api = CandleApi()
    pulling.pull(connection_id, client=CandleShop())
