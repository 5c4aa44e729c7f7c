"""What does a PrestaShop answer, and how is it written to?"""

import pytest

from regulars.connectors.connector import Unreadable
from regulars.connectors.exchange import Access, Answer, ChangeRefused, KeysRefused, NoApi
from regulars.connectors.prestashop.calls import by_ids, in_xml, listed, tell, things
from regulars.connectors.prestashop.shapes import Linked
from tests.connectors.talking import heard, told

ACCESS = Access("https://shop.example.com", {"key": "k"}, "EUR")


def test_an_empty_list_comes_without_its_name():
    assert listed(b"[]", "orders") == []
    assert [bytes(each) for each in listed(b'{"orders":[{"id":1}]}', "orders")] == [b'{"id":1}']


@pytest.mark.parametrize("body", [b"", b"{}", b"<prestashop/>", b'{"orders": 7}', b"[", b"\xff"])
def test_what_is_no_list_cannot_be_read(body):
    with pytest.raises(Unreadable, match="orders"):
        listed(body, "orders")


@pytest.mark.parametrize(
    ("status", "raised"),
    [
        (401, KeysRefused),
        (403, KeysRefused),
        (405, KeysRefused),
        (404, NoApi),
        (302, Unreadable),
        (400, Unreadable),
    ],
)
def test_what_stands_in_the_way_is_told_apart(status, raised):
    body = b'{"errors": [{"code": 25, "message": "not for this key"}]}'
    with pytest.raises(raised, match=f"{status}: not for this key"):
        told(things(ACCESS, "orders"), [Answer(status, {}, body)])


def test_many_ids_are_asked_for_in_pieces_and_each_once():
    ids = [str(number) for number in range(150)] * 2
    asked, found = heard(
        by_ids(ACCESS, "customers", Linked, field="id", ids=ids),
        [Answer(200, {}, b'{"customers":[{"id":1}]}'), Answer(200, {}, b"[]")],
    )
    assert len(asked) == 2  # 149, since 0 is nobody
    assert found == [Linked("1")]


def test_what_is_written_is_xml_and_nothing_breaks_out_of_it():
    body = in_xml("customer", {"id": 2, "note": "<b>&</b>", "name": {"1": "Paldies"}})
    assert body.endswith(
        b"<prestashop><customer><id>2</id><note>&lt;b&gt;&amp;&lt;/b&gt;</note>"
        b'<name><language id="1">Paldies</language></name></customer></prestashop>'
    )


def test_a_change_that_is_refused_is_refused_in_the_shops_words():
    no = Answer(400, {}, b'{"errors": [{"code": 85, "message": "Validation error"}]}')
    with pytest.raises(ChangeRefused, match="Validation error"):
        told(tell(ACCESS, "cart_rules", "POST", "cart_rule", {}), [no])
