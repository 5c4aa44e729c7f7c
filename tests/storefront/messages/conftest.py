"""A shop whose page shows messages and offers notifications."""

import json

import pytest
from django.test import Client

from regulars.channels.actions import set_sender
from regulars.channels.channel import Sender
from regulars.channels.push.actions import set_contact
from regulars.channels.visiting.actions import switch
from regulars.host import keys, paths
from tests.storefront.cast import NOON, open_shop, page_key

DEVICE = "0123456789abcdef0123456789abcdef"


@pytest.fixture
def shop(database, tmp_path, monkeypatch):
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path))
    keys.load_or_make(paths.key_file(tmp_path))
    sender = Sender(from_name="Candles", from_address="shop@candles.example")
    set_sender(sender, who=None, at=NOON)
    set_contact("shop@candles.example", who=None, at=NOON)
    switch(on=True, who=None, at=NOON)
    return open_shop()


@pytest.fixture
def key(shop):
    return page_key(shop)


def tells(path: str, body: object):
    """As a page tells it: text, so that no browser asks beforehand whether it may."""
    text = body if isinstance(body, bytes | str) else json.dumps(body)
    return Client().post(path, text, content_type="text/plain", headers={"Origin": "https://candles.example"})
