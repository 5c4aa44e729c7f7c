"""How does an assistant on this machine speak to us? Line by line, through a program that it starts."""

import os
import sys

import click
from django.db import close_old_connections

from regulars.web.keys import KeyRefused
from regulars.web.mcp.protocol import answered

VARIABLE = "REGULARS_KEY"


@click.command("mcp")
def mcp_command() -> None:
    """Let an assistant read figures and propose plays, by the Model Context Protocol on standard input."""
    key = os.environ.get(VARIABLE, "")
    if not key:
        raise click.ClickException(
            f"Set {VARIABLE} to an API key: regulars key create assistant --scope draft"
        )
    for line in sys.stdin.buffer:
        if not line.strip():
            continue
        close_old_connections()
        try:
            answer = answered(line, key=key)
        except KeyRefused as refused:
            raise click.ClickException(f"{refused} {VARIABLE} holds it.") from None
        if answer is not None:
            sys.stdout.buffer.write(answer + b"\n")
            sys.stdout.buffer.flush()


COMMANDS = [mcp_command]
