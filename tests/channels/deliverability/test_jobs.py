"""The worker reads the mailbox every five minutes, and says in the log what is in the way."""

import logging

from regulars.channels.deliverability import actions, jobs, queries
from tests.channels.cast import NOON
from tests.channels.deliverability.conftest import sample


def test_without_a_mailbox_there_is_nothing_to_read(shop):
    assert jobs.read_bounces(timestamp=0) == 0


def test_the_mailbox_that_is_set_is_read(sent, bounces):
    actions.set_mailbox(bounces.account(), who=None, at=NOON)
    bounces.gets(sample("complaint", message_id=sent.letter(sent.ann).message_id))
    assert jobs.read_bounces(timestamp=0) == 2
    assert jobs.read_bounces(timestamp=0) == 0


def test_what_is_in_the_way_stands_in_the_log_and_is_no_failure(sent, bounces, caplog):
    actions.set_mailbox(bounces.account(port=1), who=None, at=NOON)
    with caplog.at_level(logging.WARNING):
        assert jobs.read_bounces(timestamp=0) == 0
    assert "connection_refused" in caplog.text
    assert queries.place().problem == "connection_refused"
