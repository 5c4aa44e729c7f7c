"""What stands on the cards of these orders?"""

from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from pypdf import PdfReader

from regulars.business.models import Shop
from regulars.channels.models import Send
from regulars.channels.paper.carding import NoShopAddress, card_file, signatory, target
from regulars.channels.tracking.links import link_of
from regulars.channels.writing.brand import Brand
from regulars.web import stored


def test_the_code_that_is_printed_leads_by_us_to_the_shop(hand_shop):
    order = hand_shop.sells_soap(hand_shop.knows("Ann", language="lv"))
    stored.save(Brand(people="Laura, founder"), at=hand_shop.at)
    file, count = card_file([order.pk], who=None, at=hand_shop.at)
    assert count == 1
    with pypdfium2.PdfDocument(file) as document:
        (seen,) = zxingcpp.read_barcodes(document[0].render(scale=300 / 72).to_pil())
    link = link_of(seen.text.rstrip("/").rpartition("/")[2], at=hand_shop.at)
    assert link.send_id == Send.objects.get().pk
    assert link.target == "https://shop.test?utm_source=regulars&utm_medium=post&utm_campaign=parcel_card"
    text = PdfReader(BytesIO(file)).pages[0].extract_text()
    assert "Ann" in text
    assert "Laura" in text
    assert "founder" in text


def test_a_shop_without_an_address_gets_no_cards_that_lead_nowhere(hand_shop):
    order = hand_shop.sells_soap(hand_shop.knows("Ann"))
    Shop.objects.update(url="")
    with pytest.raises(NoShopAddress, match="Amber & Pine"):
        card_file([order.pk], who=None, at=hand_shop.at)
    assert not Send.objects.exists()


def test_whom_the_owner_named_signs_before_all_others(hand_shop):
    brand = Brand(people="Maija, packing\nLaura, founder")
    assert signatory("Maija", brand=brand, shop_id=0).role == "packing"
    assert signatory("", brand=brand, shop_id=0).role == "founder"  # Laura signs the letters
    assert signatory("Somebody who left", brand=Brand(), shop_id=0).name == "Laura"


def test_what_is_no_address_of_the_web_leads_nowhere(hand_shop):
    assert target("javascript:alert(1)") == ""
