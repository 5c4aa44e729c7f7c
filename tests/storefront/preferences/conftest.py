"""The shop of the messages' tests, for people who choose what to hear of."""

from tests.channels.conftest import key_file, mail_server, mailbox, mailing, shop

__all__ = ["key_file", "mail_server", "mailbox", "mailing", "shop"]
