"""Does a call inside the house ask the same of its key as one from outside?"""

from regulars import clock
from regulars.web import keys
from regulars.web.keys import Scope
from regulars.web.mcp.inner import ask


def test_the_api_answers_and_asks_for_the_key(database):
    secret = keys.create("assistant", scope=Scope.FIGURES, at=clock.wall()).secret
    assert ask("GET", "/api/v1/shops", key=secret).status_code == 200
    assert ask("GET", "/api/v1/orders", key=secret).status_code == 403
    assert ask("GET", "/api/v1/shops", key="rg_x_y").status_code == 401
    assert ask("GET", "/api/v1/nowhere", key=secret).status_code == 404


def test_what_is_asked_arrives(database):
    secret = keys.create("assistant", scope=Scope.ADMIN, at=clock.wall()).secret
    refused = ask("POST", "/api/v1/drafts", key=secret, body={"text": "name: žanna & co"})
    assert refused.status_code == 422
    assert ask("GET", "/api/v1/products", key=secret, query={"limit": "0"}).status_code == 422
