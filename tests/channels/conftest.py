"""A shop with its cast, a mail server, and the keys: what tests of messages need."""

from pathlib import Path

import pytest

from regulars.host import keys, paths
from tests.channels.cast import NOON, Shop
from tests.channels.mailbox import Mailbox


@pytest.fixture
def key_file(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with keys in it."""
    folder = tmp_path_factory.mktemp("data")
    monkeypatch.setenv("REGULARS_DATA", str(folder))
    keys.load_or_make(paths.key_file(folder))
    return folder


@pytest.fixture(scope="session")
def mail_server(tmp_path_factory):
    """A mail server that takes nearly everything."""
    box = Mailbox(tmp_path_factory.mktemp("mail")).start()
    yield box
    box.stop()


@pytest.fixture
def mailbox(mail_server):
    """The mail server with nothing in it."""
    mail_server.emptied()
    return mail_server


@pytest.fixture
def shop(database, key_file):
    """A shop in Riga whose mail isn't set up yet; it is noon of a Tuesday."""
    return Shop(at=NOON)


@pytest.fixture
def mailing(shop, mailbox):
    """The shop with its mail server set."""
    shop.sends_by(mailbox.url)
    return shop
