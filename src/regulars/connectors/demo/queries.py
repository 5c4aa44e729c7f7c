"""May a demo be loaded here, which one is being loaded, and which shop did it open?"""

from regulars.business.models import Shop
from regulars.commerce.models import Order
from regulars.connectors.demo.models import DemoLoad
from regulars.customers.models import Customer


def is_empty() -> bool:
    """Whether the store knows no shop, nobody, and no order."""
    return not (Shop.objects.exists() or Customer.objects.exists() or Order.objects.exists())


def loading() -> DemoLoad | None:
    """The demo that is being loaded, or was interrupted."""
    return DemoLoad.objects.filter(state="loading").first()


def latest() -> DemoLoad | None:
    """The demo that was loaded last, however it ended."""
    return DemoLoad.objects.order_by("-id").first()


def shop_of(kind: str) -> Shop | None:
    """The shop that a demo opened."""
    return Shop.objects.filter(kind=kind).first()
