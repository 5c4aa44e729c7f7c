"""Is each 'product' of the real file taken for what it is?"""

import pytest

from regulars.connectors.files.kinds import kind_of


@pytest.mark.parametrize(
    ("code", "name", "expected"),
    [
        ("POST", "POSTAGE", "shipping"),
        ("DOT", "DOTCOM POSTAGE", "shipping"),
        ("C2", "CARRIAGE", "shipping"),
        ("BANK CHARGES", "Bank Charges", "fee"),
        ("AMAZONFEE", "AMAZON FEE", "fee"),
        ("S", "SAMPLES", "sample"),
        ("M", "Manual", "adjustment"),
        ("B", "Adjust bad debt", "adjustment"),
        ("POST", "", "shipping"),
        ("ADJUST", "Adjustment by john on 26/01/2010 16", "adjustment"),
        ("D", "Discount", "discount"),
        ("gift_0001_60", "", "gift_card"),
        ("gift_0001_20", "Dotcomgiftshop Gift Voucher £20.00", "gift_card"),
        ("TEST001", "This is a test product.", "test"),
        ("PADS", "PADS TO MATCH ALL CUSHIONS", "product"),
        ("DCGS0058", "MISO PRETTY  GUM", "product"),
        ("PIEG", "Piegāde", "shipping"),
        ("1", "Доставка", "shipping"),
    ],
)
def test_charges_are_told_from_goods(code, name, expected):
    assert kind_of(code, name=name) == expected


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("M", "T-shirt, size M"),
        ("POST", "Wooden post"),
        ("22000", "DELIVERY VAN TOY"),
        ("M", ""),
        ("C2", ""),
    ],
)
def test_goods_whose_code_or_name_reminds_of_a_charge_stay_goods(code, name):
    assert kind_of(code, name=name) == "product"
