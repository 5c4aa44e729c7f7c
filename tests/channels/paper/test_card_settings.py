"""What do cards in parcels say?"""

from regulars.channels.paper.card_settings import signatories
from regulars.channels.writing.brand import Brand
from regulars.web import stored


def test_whoever_signs_letters_may_sign_cards(hand_shop):
    stored.save(Brand(people="Laura, founder\nJānis"), at=hand_shop.at)
    assert [name for name, _ in signatories()] == ["", "Laura", "Jānis"]
