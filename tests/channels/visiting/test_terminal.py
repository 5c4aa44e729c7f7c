"""In a terminal messages on the page are switched by a line."""

from click.testing import CliRunner

from regulars.channels.commands import channel
from regulars.channels.visiting import queries


def test_on_and_off(shop):
    assert CliRunner().invoke(channel, ["set", "onsite"]).exit_code == 0
    assert queries.is_on()
    assert "No messages" in CliRunner().invoke(channel, ["set", "onsite", "--off"]).output
    assert not queries.is_on()
