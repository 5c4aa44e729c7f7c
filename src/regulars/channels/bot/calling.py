"""How is a bot's API called, and what does it answer?

https://core.telegram.org/bots/api#making-requests. The token stands in the address that is called, so it is
struck from all that is said of a call.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import msgspec

from regulars.web.outward.answer import Answer
from regulars.web.outward.call import Line

READ_BYTES = 8_000


class Result(msgspec.Struct, frozen=True):
    """As much of what was asked for as counts: of a message that was taken, or of the bot."""

    message_id: int = 0
    username: str = ""


class Said(msgspec.Struct, frozen=True):
    """An answer of the API."""

    ok: bool = False
    description: str = ""
    result: Result | bool = False


@dataclass(frozen=True, slots=True)
class Method:
    """A way to one method of the API."""

    line: Line = field(repr=False)
    token: str = field(repr=False)

    def ask(self, given: Mapping[str, object]) -> tuple[Answer, Said]:
        """Ask for it; the answer, and what it says. Doesn't raise for anything that the network does."""
        answer = self.line.post(msgspec.json.encode(given), {})
        answer = replace(answer, response=answer.response.replace(self.token, "…"))
        return answer, said(answer.response)

    def close(self) -> None:
        self.line.close()


def method(name: str, *, api: str, token: str) -> Method:
    """`sendMessage` and the like."""
    return Method(Line(f"{api.rstrip('/')}/bot{token}/{name}", most=READ_BYTES), token)


def said(response: str) -> Said:
    try:
        return msgspec.json.decode(response, type=Said, strict=False)
    except msgspec.DecodeError:
        return Said(description=response[:200])
