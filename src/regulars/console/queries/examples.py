"""With whose order can a letter be shown?"""

from regulars.channels.context import Subject
from regulars.commerce.models import Order, OrderLine
from regulars.customers.models import Person

LOOKED_AT = 50


def somebody() -> Subject | None:
    """Who ordered last, and what; of the latest orders the first of somebody with a name, if there is one."""
    latest = Order.objects.filter(cancelled_at=None, has_goods=True, customer__isnull=False)
    rows = latest.order_by("-business_date", "-id").values_list("customer_id", "id", "shop_id")[:LOOKED_AT]
    orders = [(customer, order, shop) for customer, order, shop in rows if customer]
    if not orders:
        return None
    buyers = [customer for customer, _order, _shop in orders]
    named = set(
        Person.objects.filter(customer__in=buyers).exclude(given_name="").values_list("pk", flat=True)
    )
    customer, order, shop = next((one for one in orders if one[0] in named), orders[0])
    products = OrderLine.objects.filter(order=order, product__isnull=False).order_by("id")
    product = products.values_list("product_id", flat=True).first()
    return Subject(customer_id=customer, shop_id=shop, product_id=product, order_id=order)
