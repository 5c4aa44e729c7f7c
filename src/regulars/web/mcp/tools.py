"""What may an assistant do? What the API's routes that read do, and propose a play: nothing that sends.

Tools are made of the API's own description, and each is a call to the API under the assistant's own key. So
it sees what its key may see, and can do nothing that stands in no route.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import msgspec

from regulars.web.keys import OPENS, Scope
from regulars.web.mcp.inner import ask

WRITES = frozenset({"propose"})
"""Operations that write and are offered all the same: a draft does nothing until a person switches it on."""


class WrongArguments(ValueError):
    """The tool doesn't take these arguments."""


@dataclass(frozen=True, slots=True)
class Tool:
    """One operation of the API. in_path, in_query, in_body: where each argument stands in the call."""

    name: str
    method: str
    path: str
    scope: Scope
    description: str
    schema: dict[str, Any]
    in_path: frozenset[str]
    in_query: frozenset[str]
    in_body: frozenset[str]

    def told(self) -> dict[str, Any]:
        """The tool as the protocol lists it."""
        reads = self.method == "GET"
        return {
            "name": self.name,
            "description": self.description,
            "inputSchema": self.schema,
            "annotations": {
                "readOnlyHint": reads,
                "destructiveHint": False,
                "idempotentHint": reads,
                "openWorldHint": False,
            },
        }


def tools(scope: Scope) -> list[Tool]:
    """The tools that a key of this scope may use."""
    return [tool for tool in catalogue().values() if scope in OPENS[tool.scope]]


@cache
def catalogue() -> Mapping[str, Tool]:
    """Every tool by its name."""
    described = msgspec.json.decode(ask("GET", "/api/v1/openapi.json", key="").content)
    return {tool.name: tool for tool in _tools(described)}


def _tools(described: dict[str, Any]) -> Iterator[Tool]:
    for path, verbs in described["paths"].items():
        for verb, operation in verbs.items():
            if verb == "get" or operation["operationId"] in WRITES:
                yield _tool(path, verb.upper(), operation, described["components"]["schemas"])


def _tool(path: str, method: str, operation: dict[str, Any], shapes: dict[str, Any]) -> Tool:
    parameters = [each for each in operation["parameters"] if each["in"] in {"path", "query"}]
    body = _body(operation, shapes)
    properties = {each["name"]: each["schema"] for each in parameters} | body.get("properties", {})
    required = [each["name"] for each in parameters if each.get("required")] + body.get("required", [])
    return Tool(
        name=operation["operationId"],
        method=method,
        path=path,
        scope=Scope(operation["x-scope"]),
        description=operation["description"].partition("\n\nNeeds a key")[0],
        schema={
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": False,
        },
        in_path=frozenset(each["name"] for each in parameters if each["in"] == "path"),
        in_query=frozenset(each["name"] for each in parameters if each["in"] == "query"),
        in_body=frozenset(body.get("properties", {})),
    )


def _body(operation: dict[str, Any], shapes: dict[str, Any]) -> dict[str, Any]:
    told = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    shape: dict[str, Any] = shapes[told["$ref"].rpartition("/")[2]] if "$ref" in told else told
    return shape


def call(tool: Tool, arguments: Mapping[str, Any], *, key: str) -> tuple[str, bool]:
    """What the API answers, and whether it is a refusal. Raises WrongArguments."""
    known = tool.in_path | tool.in_query | tool.in_body
    if unknown := sorted(set(arguments) - known):
        raise WrongArguments(
            f"{tool.name} takes no {', '.join(unknown)}. It takes: {', '.join(sorted(known))}."
        )
    if missing := [name for name in tool.schema["required"] if arguments.get(name) is None]:
        raise WrongArguments(f"{tool.name} needs {', '.join(missing)}.")
    if any("\x00" in str(value) for value in arguments.values()):
        raise WrongArguments("A NUL character stands in an argument. Leave it out.")
    path = tool.path
    for name in tool.in_path:
        value = str(arguments[name])
        if not value or "/" in value:
            raise WrongArguments(f"{name} is no id.")
        path = path.replace(f"{{{name}}}", value)
    query = {name: str(arguments[name]) for name in tool.in_query if arguments.get(name) is not None}
    body = {name: arguments[name] for name in tool.in_body if name in arguments}
    answer = ask(tool.method, path, key=key, query=query, body=body if tool.in_body else None)
    return answer.content.decode(), answer.status_code >= 400
