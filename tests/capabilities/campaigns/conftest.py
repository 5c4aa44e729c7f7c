"""A shop in Riga that writes to many at a time."""

import pytest

from tests.capabilities.campaigns.writing import Writing
from tests.channels.conftest import key_file, mail_server, mailbox, mailing, shop  # noqa: F401


@pytest.fixture
def writing(mailing) -> Writing:
    return Writing(mailing)
