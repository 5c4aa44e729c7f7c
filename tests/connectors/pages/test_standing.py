"""Is only a connection that stands found by its address?"""

import pytest
from django.http import Http404

from regulars.connectors.actions import disconnect
from regulars.connectors.pages.standing import standing
from tests.connectors.conftest import NOON


def test_a_connection_is_found_until_it_ends(connection):
    assert standing(connection.id) == connection
    disconnect(connection, actor="test", at=NOON)
    for gone in (connection.id, connection.id + 1):
        with pytest.raises(Http404):
            standing(gone)
