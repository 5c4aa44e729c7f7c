"""Does one thing of a list that can't be read keep back no other?"""

import msgspec
import pytest

from regulars.connectors.connector import Unreadable
from regulars.connectors.woocommerce.api import product
from regulars.connectors.woocommerce.lists import listed, number, read, readable
from regulars.connectors.woocommerce.shapes import Seen

MUG = b'{"id": 12, "sku": "MUG", "date_modified_gmt": "2026-02-01T10:00:00"}'
LIST = listed(b'[%b, {"id": 13}, "x"]' % MUG)


def test_the_facts_come_with_what_cannot_be_read():
    page = read(LIST, by=product, currency="GBP")
    assert [fact.sku for fact in page.facts] == ["MUG"]
    assert [problem.partition(":")[0] for problem in page.problems] == ["13", "?"]


def test_those_that_can_be_read_as_a_shape():
    assert [each.id for each in readable(LIST, Seen)] == [12, 13]
    assert number(msgspec.Raw(b"[")) == "?"


@pytest.mark.parametrize("body", [b"{}", b"", b"<html>", b"["])
def test_what_is_no_list_is_refused(body):
    with pytest.raises(Unreadable):
        listed(body)
