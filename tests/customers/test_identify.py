"""By which keys is somebody known?"""

import pytest

from regulars.customers.identify import Identifiers, keys


def test_everything_that_is_told_names_somebody_the_shops_number_first():
    who = Identifiers(email=" Ann@Example.com", phone="26123456", shop_customer=" 7 ", device="d")
    assert keys(who, shop_id=3, country="LV") == [
        ("shop", 3, "7"),
        ("email", 0, "ann@example.com"),
        ("phone", 0, "+37126123456"),
        ("device", 3, "d"),
    ]


@pytest.mark.parametrize("number", ["0", " 0 ", "00", "0.0"])
def test_a_guests_number_0_names_nobody_or_all_guests_would_be_one_person(number):
    assert keys(Identifiers(shop_customer=number), shop_id=3, country="LV") == []


@pytest.mark.parametrize("number", ["10", "0a", "007"])
def test_a_number_with_zeros_in_it_is_somebodys(number):
    assert keys(Identifiers(shop_customer=number), shop_id=3, country="LV") == [("shop", 3, number)]
