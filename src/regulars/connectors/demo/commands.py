"""How does one look around with a demo from the command line?"""

import sys
from typing import TYPE_CHECKING

import click

from regulars.connectors.demo import demo
from regulars.host.answer import answer

if TYPE_CHECKING:
    from regulars.connectors.demo.models import DemoLoad


@click.command("demo")
@click.argument("name", type=click.Choice(["real", "synthetic"]), default="real")
def demo_command(name: str) -> None:
    """Fill an empty store with a demo: a real shop's year, or a made-up shop."""
    try:
        loaded = _with_bar(name) if sys.stderr.isatty() else demo.load(name)
    except demo.StoreNotEmpty:
        raise click.ClickException(
            "This store knows orders already, and a demo would mix with them. "
            "Look at the demo in a store of its own: REGULARS_DATA=elsewhere regulars demo"
        ) from None
    except demo.AlreadyLoading:
        raise click.ClickException("A demo is being loaded just now.") from None
    chosen = demo.named(loaded.name)
    answer(
        {"demo": loaded.name, "state": loaded.state, "loaded": loaded.total},
        words=f"{chosen.label}: {loaded.total:,} {chosen.unit}. {chosen.says}",
    )


def _with_bar(name: str) -> "DemoLoad":
    with click.progressbar(length=1, label="Loading", show_eta=True, file=sys.stderr) as bar:

        def told(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        return demo.load(name, told)


COMMANDS = [demo_command]
