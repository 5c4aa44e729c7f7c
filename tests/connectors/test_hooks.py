"""Is it known where a shop sends its webhooks to?"""

import pytest

from regulars.connectors.exchange import Hooks
from regulars.connectors.hooks import hooks_of, is_local
from tests.connectors.conftest import SECRET


def test_the_address_and_what_signs_it(connection, settings):
    settings.BASE_URL = "https://regulars.example"
    address = f"https://regulars.example/webhooks/{connection.token}"
    assert hooks_of(connection) == Hooks(address, SECRET)


@pytest.mark.parametrize(
    ("address", "local"),
    [
        ("http://localhost:8000", True),
        ("http://127.0.0.1:8000", True),
        ("https://regulars.example", False),
        ("http://192.168.1.5", False),
    ],
)
def test_an_address_of_this_machine_is_told_from_others(settings, address, local):
    settings.BASE_URL = address
    assert is_local() is local
