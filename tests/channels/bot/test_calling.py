"""A call of the API tells nobody its token."""

import logging
from contextlib import closing

from regulars.channels.bot.calling import Said, method, said
from regulars.host.connection import free_port
from tests.channels.bot.conftest import TOKEN


def test_it_is_called_as_the_documentation_says(api):
    with closing(method("getMe", api=api.url, token=TOKEN)) as way:
        answer, told = way.ask({})
    assert (answer.status, told.ok, told.result.username) == (200, True, "amber_pine_bot")
    assert api.calls[0].path == f"/bot{TOKEN}/getMe"


def test_nothing_that_is_said_of_it_holds_the_token(api, caplog):
    caplog.set_level(logging.INFO)
    api.answers = [(404, {"ok": False, "description": f"no /bot{TOKEN}/sendMessage here"})]
    with closing(method("sendMessage", api=api.url, token=TOKEN)) as way:
        answer, told = way.ask({})
        assert TOKEN not in repr(way)
    assert told.description == "no /bot…/sendMessage here"
    with closing(method("sendMessage", api=f"http://127.0.0.1:{free_port()}", token=TOKEN)) as way:
        answer, told = way.ask({})
    assert not answer.left
    assert TOKEN not in repr((answer, told)) + caplog.text


def test_an_answer_that_is_none_is_shown_in_short():
    assert said("<html>" + "x" * 900) == Said(description=("<html>" + "x" * 900)[:200])
    assert said('{"ok": true, "result": true}').result is True
