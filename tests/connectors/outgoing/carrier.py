"""What does a worker do that dies between sending a notice and noting the answer?

python carrier.py: sends what is due, says so, and stays there until it is killed.
"""

import sys
from typing import Any

import click
import django


def main() -> None:
    django.setup()
    from regulars.connectors.outgoing import courier

    really = courier.Line.post

    def post(self: Any, *args: Any) -> Any:
        really(self, *args)
        click.echo("sent")
        sys.stdin.read()

    courier.Line.post = post  # type: ignore[method-assign]
    courier.carry_all()


if __name__ == "__main__":
    main()
