"""A letter that left, and a real mailbox for what comes back."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.channels.deliverability import dovecot
from tests.fronts import certificate

SAMPLES = Path(__file__).parents[2] / "fixtures/bounces"
OURS = b"<0123456789abcdef0123456789abcdef@amber.test>"


@pytest.fixture(scope="session")
def imap_server(tmp_path_factory):
    """A running Dovecot, and who vouches for its certificate."""
    shown = certificate(tmp_path_factory.mktemp("dovecot"), name="localhost")
    with TemporaryDirectory() as place:
        folder = Path(place)
        folder.chmod(0o711)
        server = dovecot.started(folder / "server", cert=shown.shown, key=shown.key)
        server.authority = shown.authority
        yield server
        server.stop()


@pytest.fixture
def bounces(imap_server):
    """The mailbox with nothing in it."""
    imap_server.emptied()
    return imap_server


@pytest.fixture
def sent(mailing):
    """Ann has got a letter."""
    ann = mailing.knows("Ann")
    mailing.plans(ann)
    mailing.hands_over()
    mailing.ann = ann
    return mailing


def sample(name: str, *, message_id: str = "") -> bytes:
    """A report as it came; about a mail of the test's, where one is named."""
    text = (SAMPLES / f"{name}.eml").read_bytes()
    return text.replace(OURS, message_id.encode()) if message_id else text
