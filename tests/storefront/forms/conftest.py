"""A shop with a sign-up form."""

import pytest
from msgspec.structs import replace

from regulars.storefront.forms.actions.forms import make
from regulars.storefront.forms.content import Content, texts
from tests.channels.conftest import key_file, mail_server, mailbox, mailing, shop

__all__ = ["key_file", "mail_server", "mailbox", "mailing", "shop"]


@pytest.fixture
def form_of(shop):
    """Makes a form of the shop's: `form_of(asks_name=True)`."""

    def made(name="Footer", **asks):
        content = replace(Content(texts=texts("Amber & Pine")), **asks)
        return make(name, content, shop_id=shop.row.pk, actor="staff:1", at=shop.at)

    return made
