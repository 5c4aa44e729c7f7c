"""Another program that is called."""

from collections.abc import Iterator

import pytest

from tests.web.outward.receiver import Receiver, receiving


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as found:
        yield found
