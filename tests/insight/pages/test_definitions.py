"""The page of definitions."""

from regulars.insight.definitions import DEFINITIONS


def test_every_definition_stands_on_its_page(database, client):
    page = client.get("/definitions/").content.decode()
    assert [known.name for known in DEFINITIONS if f'id="{known.name}"' not in page] == []
