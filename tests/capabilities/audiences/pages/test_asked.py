"""What forms ask of an ad audience is understood."""

from decimal import Decimal

from regulars.capabilities.audiences.pages.asked import Asked, lines, major, minor


def test_campaigns_are_the_lines_of_a_field_each_once():
    assert lines(" Spring\n\nSale \nSpring") == ["Spring", "Sale"]
    assert lines("") == []


def test_a_budget_is_kept_in_minor_units():
    assert (minor(Decimal("99.50"), currency="EUR"), minor(Decimal(99), currency="JPY")) == (99_50, 99)
    assert (minor(None, currency="EUR"), major(None, currency="EUR")) == (None, None)
    assert major(99_50, currency="EUR") == Decimal("99.50")


def test_networks_are_those_that_were_chosen():
    assert Asked(name="Skaters", expression="orders >= 1", meta=False).networks == ("google",)
