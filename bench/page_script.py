"""How many bytes does a shop's page load, so that we hear what visitors do?

What a browser gets over the wire: the newest released script, packed by gzip as the server packs it.
"""

from bench.figure import Figure

LIMIT = 6 * 1024


def measure(share: float) -> list[Figure]:  # noqa: ARG001 every measure takes it
    """The script as it is served; there is nothing to measure less of."""
    from regulars.storefront.served import newest

    script = newest()
    return [
        Figure(
            name="doors.script_gz_bytes",
            value=len(script.packed),
            unit="bytes by gzip",
            peer=f"version {script.version}, {len(script.plain):,} bytes unpacked",
            target=LIMIT,
            better="less",
        )
    ]
