"""Are points and gift cards read from what another program exports?"""

from regulars.commerce.brought.facts import BalanceFact
from tests.connectors.files.conftest import FIXTURES, NOON, said


def told(found):
    return [
        (fact.who.email, fact.program, fact.kind, fact.amount, fact.unit, fact.tier)
        for fact in found.facts
        if isinstance(fact, BalanceFact)
    ]


def test_smiles_points_come_with_their_tier_and_what_cannot_be_is_reported():
    found = said(FIXTURES / "smile_customers.csv")
    assert told(found) == [
        ("ann@example.com", "Smile", "points", 1250, "points", "Gold"),
        ("bo@example.com", "Smile", "points", 0, "points", ""),
    ]
    assert found.problems == [
        (4, "Points Balance", "12.500000000", "not_whole"),
        (5, "", "", "nobody"),
        (5, "Customer Email", "not-an-address", "not_an_address"),
        (6, "Points Balance", "-5.000000000", "below_nothing"),
    ]
    assert found.plan.accounts == {"rows": 5, "balances": 2, "rows_held_back": 3}


def test_a_list_of_gift_cards_is_known_by_its_headers_and_a_card_may_be_its_bearers():
    found = said(FIXTURES / "gift_cards.csv")
    assert told(found) == [
        ("ann@example.com", "", "gift_card", 2500, "EUR", ""),
        ("", "", "gift_card", 750, "EUR", ""),
    ]
    assert [(fact.card, fact.as_of) for fact in found.facts] == [
        ("GIFT-0001-AB12", NOON), ("GIFT-0002-CD34", NOON),
    ]  # fmt: skip


def test_any_programs_points_need_an_address_and_a_number(tmp_path):
    file = tmp_path / "punkti.csv"
    file.write_text("E-pasts,Punkti\nann@example.com,40\nbo@example.com,\n")
    found = said(file)
    assert told(found) == [("ann@example.com", "", "points", 40, "points", "")]
    assert found.problems == [(3, "Punkti", "", "no_amount")]


def test_an_unknown_currency_is_reported(tmp_path):
    file = tmp_path / "cards.csv"
    file.write_text("Gift card code,Gift card balance,Currency\nA-1,5.00,XYZ\nA-2,5.00,EUR\n")
    found = said(file)
    assert [fact.card for fact in found.facts] == ["A-2"]
    assert found.problems == [(2, "Currency", "XYZ", "unknown_currency")]
