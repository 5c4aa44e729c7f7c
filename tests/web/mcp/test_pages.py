"""Do assistants elsewhere reach us over HTTP, with the others' own client?"""

import anyio
import httpx2
import pytest
from django.test import Client
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client

from regulars import clock
from regulars.web import keys
from regulars.web.keys import Scope
from tests.terminal import apart

PING = {"jsonrpc": "2.0", "id": 1, "method": "ping"}


def secret(scope: Scope = Scope.DRAFT) -> str:
    return keys.create("assistant", scope=scope, at=clock.wall()).secret


def test_their_client_lists_tools_and_calls_one(live):
    bearer = {"Authorization": f"Bearer {secret()}"}

    async def speak() -> tuple[set[str], str]:
        async with (
            httpx2.AsyncClient(headers=bearer) as http,
            streamable_http_client(f"{live}/mcp", http_client=http) as (reading, writing),
            ClientSession(reading, writing) as session,
        ):
            await session.initialize()
            offered = {tool.name for tool in (await session.list_tools()).tools}
            answer = await session.call_tool("shops", {})
            return offered, answer.content[0].text

    offered, text = apart(lambda: anyio.run(speak))
    assert {"kpis", "plays", "propose"} <= offered
    assert text == '{"shops": []}'


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        ({"Authorization": "Bearer rg_x_y"}, 401),
        ({"Origin": "https://evil.example"}, 403),
        ({"MCP-Protocol-Version": "1999-01-01"}, 400),
    ],
)
def test_who_has_no_key_comes_from_another_site_or_speaks_otherwise_is_turned_away(database, headers, status):
    answer = Client().post("/mcp", PING, content_type="application/json", headers=headers)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")


def test_a_key_that_only_writes_is_too_small(database):
    bearer = {"Authorization": f"Bearer {secret(Scope.WRITE)}"}
    assert Client().post("/mcp", PING, content_type="application/json", headers=bearer).status_code == 403


def test_nothing_is_streamed_and_nothing_too_long_is_read(database):
    bearer = {"Authorization": f"Bearer {secret()}"}
    assert Client().get("/mcp", headers=bearer).status_code == 405
    long = {**PING, "params": {"x": "a" * 2**20}}
    assert Client().post("/mcp", long, content_type="application/json", headers=bearer).status_code == 413
    said = {"jsonrpc": "2.0", "method": "notifications/initialized"}
    assert Client().post("/mcp", said, content_type="application/json", headers=bearer).status_code == 202
