"""What is answered to each message of the Model Context Protocol?

https://modelcontextprotocol.io/specification/2025-11-25: JSON-RPC 2.0, of which a server with tools alone
needs four methods. Nothing is kept between messages, so any process may answer any of them.
"""

from importlib.metadata import version
from typing import Any

import msgspec

from regulars import clock
from regulars.web.keys import Scope, verify
from regulars.web.mcp.inner import made
from regulars.web.mcp.tools import WrongArguments, call, catalogue, tools

VERSIONS = ("2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05")
PARSE_ERROR, INVALID_REQUEST, NO_METHOD, INVALID_PARAMS = -32700, -32600, -32601, -32602
INSTRUCTIONS = """Regulars turns first-time buyers into regulars. Read the store's figures, its plays and what
each brought, and propose plays.
Amounts are integers in minor units (cents). Before you speak of a figure, look up what it means with
`definitions`. Say "at least" where `truncated` is true. An effect counts only where `told` is true.
To propose a play: read `play_schema` and `attributes`, count its people with `audience_size`, then call
`propose`. A draft does nothing: a person reads it under Plays, Proposed, and switches it on or puts it aside.
You can't switch a play on, nor send anything."""


class Refused(Exception):
    """A message can't be answered; code: of JSON-RPC."""

    def __init__(self, code: int, says: str) -> None:
        super().__init__(says)
        self.code = code


def answered(raw: bytes, *, key: str) -> bytes | None:
    """The answer to a message; None to a notification. Raises KeyRefused where the key opens none."""
    scope = Scope(verify(made("POST", "/mcp", key=key), scope=Scope.FIGURES, at=clock.wall()).scope)
    try:
        message = msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return _told(None, error=Refused(PARSE_ERROR, "This is not JSON."))
    if isinstance(message, list) and message:  # several at once, as 2025-03-26 has it
        answers = [_answer(each, key=key, scope=scope) for each in message]
        return b"[%b]" % b",".join(filter(None, answers)) if any(answers) else None
    return _answer(message, key=key, scope=scope)


def _answer(message: object, *, key: str, scope: Scope) -> bytes | None:
    if not isinstance(message, dict) or not isinstance(message.get("method"), str):
        is_answer = isinstance(message, dict) and ("result" in message or "error" in message)
        refusal = Refused(INVALID_REQUEST, "This is no request of JSON-RPC 2.0.")
        return None if is_answer else _told(None, error=refusal)
    if "id" not in message:
        return None
    try:
        params = message.get("params") or {}
        if not isinstance(params, dict):
            raise Refused(INVALID_PARAMS, "Parameters come by name.")
        return _told(message["id"], result=_result(message["method"], params, key=key, scope=scope))
    except Refused as refused:
        return _told(message["id"], error=refused)


def _result(method: str, params: dict[str, Any], *, key: str, scope: Scope) -> dict[str, Any]:
    match method:
        case "initialize":
            return _introduction(params.get("protocolVersion"))
        case "ping":
            return {}
        case "tools/list":
            return {"tools": [tool.told() for tool in tools(scope)]}
        case "tools/call":
            return _called(params.get("name"), params.get("arguments") or {}, key=key)
    raise Refused(NO_METHOD, f"There is no {method} here.")


def _introduction(asked: object) -> dict[str, Any]:
    return {
        "protocolVersion": asked if asked in VERSIONS else VERSIONS[0],
        "capabilities": {"tools": {"listChanged": False}},
        "serverInfo": {"name": "regulars", "title": "Regulars", "version": version("regulars")},
        "instructions": INSTRUCTIONS,
    }


def _called(name: object, arguments: object, *, key: str) -> dict[str, Any]:
    tool = catalogue().get(name) if isinstance(name, str) else None
    if tool is None or not isinstance(arguments, dict):
        raise Refused(INVALID_PARAMS, f"There is no tool {name}.")
    try:
        text, is_error = call(tool, arguments, key=key)
    except WrongArguments as wrong:
        text, is_error = str(wrong), True
    return {"content": [{"type": "text", "text": text}], "isError": is_error}


def _told(id: object, *, result: dict[str, Any] | None = None, error: Refused | None = None) -> bytes:
    end = {"result": result} if error is None else {"error": {"code": error.code, "message": str(error)}}
    return msgspec.json.encode({"jsonrpc": "2.0", "id": id, **end})
