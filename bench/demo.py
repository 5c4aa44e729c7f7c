"""How long does somebody who looks around wait for the real shop's year?

From the first row to the last, and until insight has understood it, as the console's first page does it.
"""

from time import perf_counter

from bench.figure import Figure
from bench.store import house


def measure(share: float = 1.0) -> list[Figure]:
    """Seconds for the whole year; for a share of it, those for the made-up shop, which is smaller."""
    with house():
        from regulars.connectors.demo import demo

        begun = perf_counter()
        loaded = demo.load("real" if share == 1.0 else "synthetic")
        seconds = perf_counter() - begun
    return [
        Figure(
            name="demo.load_s",
            value=round(seconds, 1),
            unit="s",
            peer=f"{loaded.total:,} rows, insight included",
            target=60,
            better="less",
        )
    ]
