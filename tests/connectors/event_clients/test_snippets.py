"""Do the lines that are ready to paste say the same as the doors?"""

import ast

import pytest

from regulars.connectors.event_clients.proof import proof_of
from regulars.connectors.event_clients.snippets import proofs, snippets


@pytest.mark.parametrize("kind", ["browser", "server"])
def test_each_snippet_holds_the_key_and_the_address(kind):
    for each in snippets(kind, key="rgb_1", address="https://r.example.com"):
        assert "rgb_1" in each.code
        assert "https://r.example.com" in each.code


def test_the_lines_for_a_shops_server_make_the_proof_that_is_asked_for():
    python = next(each for each in proofs("secret") if "hmac.new" in each.code)
    names = {"user_id": "7"}
    exec(python.code, names)
    assert names["proof"] == proof_of("7", secret="secret")


SERVERS = snippets("server", key="k", address="a")
PYTHON = [each for each in SERVERS if "ython" in each.client]


@pytest.mark.parametrize("snippet", PYTHON, ids=lambda each: each.client)
def test_each_python_snippet_tells_one_thing(snippet):
    last = ast.parse(snippet.code).body[-1]
    assert "Product Viewed" in ast.unparse(last)
