"""What has the cast been through? Told and understood once, for all tests that look at it."""

from contextlib import closing

import psycopg
import pytest
from psycopg import sql

from tests.databases import CLONE, Databases

CAST = "console_cast"


@pytest.fixture(scope="session")
def cast(server, template, django_db_blocker) -> Databases:
    """Databases that hold the cast's past."""
    with closing(psycopg.connect(server.superuser_url, autocommit=True)) as superuser:
        superuser.execute(CLONE.format(sql.Identifier(CAST), sql.Identifier(template)))
    from tests.conftest import choose, close
    from tests.console.cast import Shop, tells_the_past

    with django_db_blocker.unblock():
        choose(server, CAST)
        tells_the_past(Shop.opened())
        close()
    return Databases(server.superuser_url, template=CAST)
