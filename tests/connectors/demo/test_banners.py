"""Does every page of the real demo say what of it is made up?"""

from django.test import RequestFactory

from regulars.business.models import Shop
from regulars.connectors.demo import real
from regulars.connectors.demo.banners import made_up_parts


def test_only_the_demo_on_real_orders_says_so(database, rf: RequestFactory):
    request = rf.get("/")
    assert made_up_parts(request) is None
    Shop.objects.create(**real.SHOP)
    banner = made_up_parts(request)
    assert banner is not None
    assert "the orders are real, the e-mail addresses and consents are made up" in str(banner.text)
