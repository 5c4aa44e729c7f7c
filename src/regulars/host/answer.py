"""How does a command answer: in words, or in JSON for a script?"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import click

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


def json_option() -> click.Option:
    """The option `--json`, which every command has."""
    return click.Option(
        ["--json"], is_flag=True, expose_value=False, callback=_note, help="Answer in one line of JSON."
    )


def _note(context: click.Context, _option: click.Parameter, chosen: bool) -> None:  # noqa: FBT001 as click calls it
    context.meta[WANTS_JSON] = chosen
