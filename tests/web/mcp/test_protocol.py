"""Is each message answered as the protocol has it?"""

import json

import pytest

from regulars import clock
from regulars.plays.models import PlayDraft
from regulars.plays.proposing import EXAMPLE
from regulars.web import keys
from regulars.web.keys import KeyRefused, Scope
from regulars.web.mcp.protocol import VERSIONS, answered


@pytest.fixture
def say(database):
    """Sends a message with a key for drafts; what is answered."""
    secret = keys.create("assistant", scope=Scope.DRAFT, at=clock.wall()).secret

    def send(method: str, params: object = None, **more: object):
        message = {"jsonrpc": "2.0", "id": 7, "method": method, "params": params, **more}
        return json.loads(answered(json.dumps(message).encode(), key=secret) or b"null")

    send.key = secret
    return send


@pytest.mark.parametrize("version", [*VERSIONS, "2030-01-01", None])
def test_it_introduces_itself_in_a_version_that_both_know(say, version):
    told = say("initialize", {"protocolVersion": version})
    assert told["id"] == 7
    assert told["result"]["protocolVersion"] == (version if version in VERSIONS else VERSIONS[0])
    assert set(told["result"]["capabilities"]) == {"tools"}
    assert "can't switch a play on" in told["result"]["instructions"]


def test_it_proposes_and_nothing_more(say):
    told = say("tools/call", {"name": "propose", "arguments": {"text": EXAMPLE}})["result"]
    assert not told["isError"]
    assert json.loads(told["content"][0]["text"])["state"] == "open"
    assert PlayDraft.objects.get().by == "assistant"


@pytest.mark.parametrize(
    ("message", "code"),
    [
        (b"{", -32700),
        (b"\xff", -32700),
        (b"[" * 100_000, -32700),
        (b"[]", -32600),
        (b'{"id":1}', -32600),
        (b'{"id":1,"method":"server/discover"}', -32601),
        (b'{"id":1,"method":"tools/call","params":[]}', None),
        (b'{"id":1,"method":"tools/call","params":[1]}', -32602),
        (b'{"id":1,"method":"tools/call","params":{"name":"send_events"}}', -32602),
        (b'{"id":1,"method":"tools/call","params":{"name":{}}}', -32602),
    ],
)
def test_what_cannot_be_answered_says_why(say, message, code):
    told = json.loads(answered(message, key=say.key))
    assert told["error"]["code"] == (code or -32602)


def test_notifications_and_answers_are_not_answered(say):
    for message in (b'{"method":"notifications/initialized"}', b'{"id":1,"result":{}}'):
        assert answered(message, key=say.key) is None
    assert say("ping")["result"] == {}


def test_several_messages_at_once_are_answered_at_once(say):
    several = b'[{"id":1,"method":"ping"},{"method":"notifications/initialized"},7,{"id":2,"method":"ping"}]'
    told = json.loads(answered(several, key=say.key))
    assert [(each["id"], "error" in each) for each in told] == [(1, False), (None, True), (2, False)]
    assert answered(b'[{"method":"notifications/initialized"}]', key=say.key) is None


def test_names_in_any_script_are_only_unknown(say):
    told = say("tools/call", {"name": "play", "arguments": {"name": "спасибо"}})["result"]
    assert told["isError"]
    assert json.loads(told["content"][0]["text"])["status"] == 404


def test_wrong_arguments_are_an_error_of_the_tool_that_the_assistant_reads(say):
    told = say("tools/call", {"name": "play", "arguments": {}})["result"]
    assert told["isError"]
    assert "needs name" in told["content"][0]["text"]


def test_a_key_that_was_revoked_opens_nothing_from_then_on(say):
    keys.revoke(keys.working(at=clock.wall()).get().pk, at=clock.wall())
    with pytest.raises(KeyRefused):
        say("ping")
