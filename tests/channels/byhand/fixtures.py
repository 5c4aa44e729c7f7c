"""The shop that sends letters by post and calls people."""

import pytest

from tests.channels.byhand.cast import HandShop
from tests.channels.cast import NOON


@pytest.fixture
def hand_shop(database, key_file):
    return HandShop(at=NOON)
