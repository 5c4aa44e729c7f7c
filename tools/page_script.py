"""Which bytes of the page's scripts do shops load? Makes the newest released versions from their sources.

Run it after changing a source: `python tools/page_script.py`. A version that shops may have loaded with its
hash must stay as it is: `--next page` begins a new one.
"""

from pathlib import Path

import click
import rjsmin  # type: ignore[import-untyped]

PAGE = Path(__file__).parents[1] / "src" / "regulars" / "storefront" / "page"
RELEASED = PAGE / "released"
PLACES = {"page": RELEASED, "messages": RELEASED / "messages", "push": RELEASED / "push"}


@click.command()
@click.option(
    "--next", "new", multiple=True, type=click.Choice(list(PLACES)), help="Begin a new version of it."
)
def main(*, new: tuple[str, ...]) -> None:
    """Write the minified sources as the newest versions."""
    for name, place in PLACES.items():
        newest = max((int(file.stem) for file in place.glob("*.js")), default=0)
        number = newest + 1 if name in new or not newest else newest
        (place / f"{number}.js").write_text(minified(name), encoding="utf-8")


def minified(name: str = "page") -> str:
    """The source without comments and needless spaces."""
    return str(rjsmin.jsmin((PAGE / f"{name}.js").read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
