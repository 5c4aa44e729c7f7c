"""How does a command answer: in words, or in JSON for a script?"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import click

from regulars.host.trouble import Trouble

WANTS_JSON = "regulars.json"


def answer(values: Mapping[str, Any] | Sequence[Any], *, words: str) -> None:
    """Print the words; with `--json` the values, as one line of JSON (dates and the like as text)."""
    if wants_json():
        click.echo(json.dumps(values, default=str, ensure_ascii=False))
    else:
        click.echo(words)


def wants_json() -> bool:
    """Whether this command was asked with `--json`."""
    return bool(click.get_current_context().meta.get(WANTS_JSON))


def note_json(context: click.Context, args: Sequence[str]) -> None:
    """Note `--json` before anything is understood of the words, so that trouble with them is told so."""
    context.meta[WANTS_JSON] = "--json" in args


@contextmanager
def failures_in_json(context: click.Context) -> Iterator[None]:
    """With `--json`, a command that fails says why as {"error": ...}, and ends with its exit code."""
    try:
        yield
    except (click.ClickException, Trouble) as failure:
        if not context.meta.get(WANTS_JSON):
            raise
        known = failure if isinstance(failure, click.ClickException) else click.ClickException(str(failure))
        click.echo(json.dumps({"error": known.format_message()}, ensure_ascii=False))
        context.exit(known.exit_code)


def json_option() -> click.Option:
    """The option `--json`, which every command has."""
    return click.Option(
        ["--json"], is_flag=True, expose_value=False, callback=_note, help="Answer in one line of JSON."
    )


def _note(context: click.Context, _option: click.Parameter, chosen: bool) -> None:  # noqa: FBT001 as click calls it
    context.meta[WANTS_JSON] = chosen
