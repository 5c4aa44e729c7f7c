"""How does a store bring postal addresses in that no order told?"""

import pytest

from regulars.channels.paper.actions.addresses import BadAddresses, bring
from regulars.channels.paper.settings import PostSettings
from regulars.customers.models import Identity
from regulars.customers.postal import read
from regulars.web import stored

HEAD = "email,name,street,postcode,city,country\n"
ANN = "ann@buyer.test,Anna Bērziņa,Brīvības 1,LV-1010,Rīga,lv\n"


def homes() -> list[tuple[int, str]]:
    found = Identity.objects.filter(kind="postal").values_list("customer_id", "value")
    return [(who, read(value).street) for who, value in found]


def test_each_line_finds_its_person_by_their_address(hand_shop):
    ann = hand_shop.knows("Ann")
    told = f"{HEAD}{ANN}nobody@buyer.test,N,S,1,C,LV\nann@buyer.test,,,,,\n"
    brought = bring(("\ufeff" + told).encode(), who=None, at=hand_shop.at)
    assert (brought.kept, homes()) == (1, [(ann, "Brīvības 1")])
    assert [problem.partition(":")[0] for problem in brought.problems] == ["Line 3", "Line 4"]


def test_semicolons_part_the_columns_where_the_first_line_says_so(hand_shop):
    hand_shop.knows("Ann")
    assert bring((HEAD + ANN).replace(",", ";").encode(), who=None, at=hand_shop.at).kept == 1


@pytest.mark.parametrize("content", [b"", b"email,name\n", "email;v\u0101rds".encode(), b"\xff\xfe\x00"])
def test_a_file_of_something_else_is_refused_with_what_it_should_be(hand_shop, content):
    with pytest.raises(BadAddresses, match=r"columns|UTF-8"):
        bring(content, who=None, at=hand_shop.at)


def test_nothing_is_kept_while_letters_are_switched_off(hand_shop):
    stored.save(PostSettings(), at=hand_shop.at)
    with pytest.raises(BadAddresses, match="switched off"):
        bring((HEAD + ANN).encode(), who=None, at=hand_shop.at)
