"""Which bytes of the page script do shops load? Makes the newest released version from its source.

Run it after changing the source: `python tools/page_script.py`. A version that shops may have loaded with its
hash must stay as it is: `--next` begins a new one.
"""

from pathlib import Path

import click
import rjsmin  # type: ignore[import-untyped]

PAGE = Path(__file__).parents[1] / "src" / "regulars" / "storefront" / "page"
SOURCE, RELEASED = PAGE / "page.js", PAGE / "released"


@click.command()
@click.option("--next", "is_new", is_flag=True, help="Leave the versions there are as they are.")
def main(*, is_new: bool) -> None:
    """Write the minified source as the newest version."""
    newest = max((int(file.stem) for file in RELEASED.glob("*.js")), default=0)
    number = newest + 1 if is_new or not newest else newest
    (RELEASED / f"{number}.js").write_text(minified(), encoding="utf-8")


def minified() -> str:
    """The source without comments and needless spaces."""
    return str(rjsmin.jsmin(SOURCE.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
