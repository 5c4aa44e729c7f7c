"""What the shop begins with: its people, three things to buy, and its words for what happens to an order."""

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from oscar.apps.address.models import Country  # noqa: E402
from oscar.apps.catalogue.categories import create_from_breadcrumbs  # noqa: E402
from oscar.apps.catalogue.models import Product, ProductAttribute, ProductClass  # noqa: E402
from oscar.apps.order.models import PaymentEventType, ShippingEventType  # noqa: E402
from oscar.apps.partner.models import Partner, StockRecord  # noqa: E402

people = get_user_model().objects
people.create_superuser("owner@example.com", "owner")
people.create_user("dita@example.com", "dita", first_name="Dita", last_name="Example")
Country.objects.create(iso_3166_1_a2="LV", printable_name="Latvia", name="Latvia", is_shipping_country=True)
PaymentEventType.objects.create(name="Refunded")
for name in ("Shipped", "Piegādāts"):
    ShippingEventType.objects.create(name=name)

store = Partner.objects.create(name="Store")
kitchen = ProductClass.objects.create(name="Kitchen", track_stock=True)
colour = ProductAttribute.objects.create(product_class=kitchen, name="Colour", code="colour", type="text")
tea = create_from_breadcrumbs("Home > Tea")


def stocked(product, sku, price):
    StockRecord.objects.create(
        product=product, partner=store, partner_sku=sku, price=price, price_currency="GBP", num_in_stock=100
    )


pot = Product.objects.create(title="Tea Pot", product_class=kitchen, upc="4750000000017")
pot.categories.add(tea)
stocked(pot, "SKU-0", "24.99")
mug = Product.objects.create(title="Mug", product_class=kitchen, structure=Product.PARENT)
mug.categories.add(tea)
for sku, name, price in (("MUG-R", "Red", "8.99"), ("MUG-B", "Blue", "9.99")):
    one = Product(title=f"Mug {name}", parent=mug, structure=Product.CHILD)
    one.attr.colour = name
    one.save()
    stocked(one, sku, price)
