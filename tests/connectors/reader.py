"""What does a worker do that dies after the facts are written, before that is committed?

python reader.py: reads what waits, says so, and stays there until it is killed.
"""

import sys
from datetime import UTC, datetime
from typing import Any

import click
import django


def main() -> None:
    django.setup()
    from regulars.connectors import receive

    really = receive.apply

    def apply(*facts: Any, **context: Any) -> Any:
        applied = really(*facts, **context)
        click.echo("written")
        sys.stdin.read()
        return applied

    receive.apply = apply
    receive.process_waiting(limit=10, at=datetime(2026, 3, 1, 12, tzinfo=UTC))


if __name__ == "__main__":
    main()
