"""Does an assistant on this machine speak to us through a process, with the others' own client?"""

import os
import sys

import anyio
import psycopg
from click.testing import CliRunner
from mcp import ClientSession
from mcp.client.stdio import StdioServerParameters, stdio_client

from regulars import clock
from regulars.host import schema
from regulars.plays.models import PlayDraft
from regulars.plays.proposing import EXAMPLE
from regulars.web import keys
from regulars.web.keys import Scope
from regulars.web.mcp.commands import mcp_command
from tests.terminal import apart


def test_their_client_starts_it_reads_figures_and_proposes_a_play(database):
    secret = keys.create("assistant", scope=Scope.DRAFT, at=clock.wall()).secret
    with psycopg.connect(database.owner_url) as owner:
        schema.mark_current(owner)
    program = StdioServerParameters(
        command=sys.executable,
        args=["-m", "regulars", "mcp"],
        env={**os.environ, **database.environment, "REGULARS_KEY": secret},
    )

    async def speak() -> list[bool]:
        async with stdio_client(program) as (reading, writing), ClientSession(reading, writing) as session:
            await session.initialize()
            offered = {tool.name for tool in (await session.list_tools()).tools}
            found = await session.call_tool("audience_size", {"expression": "orders >= 2"})
            made = await session.call_tool("propose", {"text": EXAMPLE, "note": "Second orders fell."})
            secretly = await session.call_tool("customers", {})
            return ["customers" in offered, *(bool(each.is_error) for each in (found, made, secretly))]

    assert apart(lambda: anyio.run(speak)) == [False, False, False, True]
    assert PlayDraft.objects.get().note == "Second orders fell."


def test_without_a_key_it_says_how_to_get_one(database, monkeypatch):
    monkeypatch.delenv("REGULARS_KEY", raising=False)
    answer = CliRunner().invoke(mcp_command)
    assert (answer.exit_code, "regulars key create" in answer.output) == (1, True)


def test_an_unknown_key_ends_it(database, monkeypatch):
    monkeypatch.setenv("REGULARS_KEY", "rg_x_y")
    answer = CliRunner().invoke(mcp_command, input='{"id":1,"method":"ping"}\n')
    assert (answer.exit_code, "REGULARS_KEY holds it" in answer.output) == (1, True)
