"""By which keys is somebody known?"""

import pytest

from regulars.customers.identify import Identifiers, email_key, keys


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


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (" Ann@Buyer.LV ", "ann@buyer.lv"),
        ("ann@straße.de", "ann@xn--strae-oqa.de"),  # strasse.de is somebody else's
        ("ann@BÜCHER.lv", "ann@xn--bcher-kva.lv"),
        ("ann@XN--BCHER-KVA.lv", "ann@xn--bcher-kva.lv"),  # as a browser sends it to the shop
        ("Анна@ПОЧТА.РФ", "анна@xn--80a1acny.xn--p1ai"),
        ("ann@ｅxample.com", "ann@example.com"),
        ("Jānis@buyer.lv", "jānis@buyer.lv"),
        ("straße@buyer.lv", "straße@buyer.lv"),  # not strasse@, another mailbox
        ("\u212aatrin@buyer.lv", "\u212aatrin@buyer.lv"),  # the Kelvin sign doesn't become Katrin's K
        ("ann+soap@a_b.buyer.lv", "ann+soap@a_b.buyer.lv"),
        ("ann@bü\u0378cher.lv", ""),
        ("ann@localhost", ""),
        ("@buyer.lv", ""),
        ("ann buyer@buyer.lv", ""),
        ("ann@buyer.lv, bo@buyer.lv", ""),
        ("", ""),
    ],
)
def test_an_address_is_kept_as_the_dns_and_browsers_have_it(written, kept):
    assert email_key(written) == kept
