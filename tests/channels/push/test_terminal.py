"""In a terminal web push is set up in a line."""

from click.testing import CliRunner

from regulars.channels.commands import channel
from regulars.channels.push import queries


def run(*words: str):
    return CliRunner().invoke(channel, ["set", "webpush", *words])


def test_a_contact_is_enough(shop, monkeypatch):
    done = run("--contact", "shop@amber.test")
    assert done.exit_code == 0
    assert queries.public_key() in done.output


def test_a_contact_that_is_none_is_refused(shop):
    done = run("--contact", "nobody")
    assert (done.exit_code, "neither an e-mail address" in done.output) == (1, True)
