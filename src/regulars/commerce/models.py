"""What was offered, ordered, delivered and given back?

Amounts are integer minor units of the row's currency; `*_business` are minor units of the business's
currency at `rate` of `rate_date`, null where no rate is known. Revenue is goods less discounts, without
tax where the tax is known, and without shipping.
"""

from django.db import models

from regulars.business.models import Shop
from regulars.customers.models import Customer

KINDS = ["product", "fee", "shipping", "sample", "gift_card", "adjustment", "test"]


class Product(models.Model):
    """Something that stands on order lines. Only kind `product` counts as goods.

    category: a path, ` > ` between levels. vat_bp, cost_minor: null where unknown.
    """

    shop = models.ForeignKey(Shop, models.PROTECT, db_index=False)
    sku = models.TextField()
    name = models.TextField(default="")
    kind = models.TextField(default="product")
    category = models.TextField(default="", db_index=True)
    brand = models.TextField(default="")
    currency = models.CharField(max_length=3)
    price_minor = models.BigIntegerField(null=True)
    cost_minor = models.BigIntegerField(null=True)
    vat_bp = models.PositiveSmallIntegerField(null=True)
    stock = models.IntegerField(null=True)
    url = models.TextField(default="")
    image_url = models.TextField(default="")
    source_version = models.DateTimeField()

    class Meta:
        db_table = "product"
        constraints = [
            models.UniqueConstraint(name="product_sku", fields=["sku", "shop"]),
            models.CheckConstraint(name="product_kind", condition=models.Q(kind__in=KINDS)),
        ]


class ProductPrice(models.Model):
    """A price and cost from a moment on, with when we learned it."""

    product = models.ForeignKey(Product, models.CASCADE)
    price_minor = models.BigIntegerField(null=True)
    cost_minor = models.BigIntegerField(null=True)
    occurred_at = models.DateTimeField()
    known_at = models.DateTimeField()

    class Meta:
        db_table = "product_price"
        indexes = [models.Index(name="product_price_latest", fields=["product", "-occurred_at"])]


class Order(models.Model):
    """A purchase. customer is null when nothing tells who bought.

    refunded_business: what refunds took from the revenue. cost_source: feed or unknown; a report takes
    the owner's percentage where it is unknown, and says so. digest: of the content, so that the same
    state sent again under a new version is known. has_goods: it holds a line of kind `product`; an order of
    fees or postage alone counts nowhere.
    """

    shop = models.ForeignKey(Shop, models.PROTECT, db_index=False)
    customer = models.ForeignKey(Customer, models.PROTECT, null=True, db_index=False)
    external_id = models.TextField()
    number = models.TextField(default="")
    placed_at = models.DateTimeField()
    business_date = models.DateField()
    cancelled_at = models.DateTimeField(null=True)
    currency = models.CharField(max_length=3)
    rate = models.DecimalField(max_digits=20, decimal_places=10, null=True)
    rate_date = models.DateField(null=True)
    revenue_minor = models.BigIntegerField()
    discount_minor = models.BigIntegerField(default=0)
    shipping_minor = models.BigIntegerField(default=0)
    tax_minor = models.BigIntegerField(null=True)
    total_minor = models.BigIntegerField()
    revenue_business = models.BigIntegerField(null=True)
    refunded_business = models.BigIntegerField(default=0)
    cost_business = models.BigIntegerField(null=True)
    cost_source = models.TextField(default="unknown")
    channel = models.TextField(default="")
    has_goods = models.BooleanField()
    source_version = models.DateTimeField()
    digest = models.UUIDField()
    known_at = models.DateTimeField()

    class Meta:
        db_table = "orders"
        constraints = [
            models.UniqueConstraint(name="orders_external_id", fields=["external_id", "shop"]),
            models.CheckConstraint(
                name="orders_cost_source", condition=models.Q(cost_source__in=["feed", "unknown"])
            ),
        ]
        indexes = [
            models.Index(name="orders_of_customer", fields=["customer", "placed_at"]),
            models.Index(name="orders_by_day", fields=["business_date"]),
        ]


class OrderLine(models.Model):
    """One line of an order; quantity in the product's unit."""

    order = models.ForeignKey(Order, models.CASCADE, db_index=False)
    customer = models.ForeignKey(Customer, models.PROTECT, null=True)
    product = models.ForeignKey(Product, models.PROTECT)
    line_key = models.TextField()
    quantity = models.DecimalField(max_digits=14, decimal_places=3)
    revenue_minor = models.BigIntegerField()
    discount_minor = models.BigIntegerField(default=0)
    tax_minor = models.BigIntegerField(null=True)
    cost_minor = models.BigIntegerField(null=True)
    revenue_business = models.BigIntegerField(null=True)

    class Meta:
        db_table = "order_line"
        constraints = [models.UniqueConstraint(name="order_line_key", fields=["order", "line_key"])]


class Refund(models.Model):
    """Money or goods given back. order is null while its order isn't known, perhaps for ever."""

    shop = models.ForeignKey(Shop, models.PROTECT, db_index=False)
    customer = models.ForeignKey(Customer, models.PROTECT, null=True)
    order = models.ForeignKey(Order, models.CASCADE, null=True)
    order_external_id = models.TextField(default="")
    external_id = models.TextField()
    refunded_at = models.DateTimeField()
    business_date = models.DateField()
    currency = models.CharField(max_length=3)
    rate = models.DecimalField(max_digits=20, decimal_places=10, null=True)
    rate_date = models.DateField(null=True)
    revenue_minor = models.BigIntegerField()
    total_minor = models.BigIntegerField()
    revenue_business = models.BigIntegerField(null=True)
    reason = models.TextField(default="")
    known_at = models.DateTimeField()

    class Meta:
        db_table = "refund"
        constraints = [models.UniqueConstraint(name="refund_external_id", fields=["external_id", "shop"])]
        indexes = [
            models.Index(name="refund_of_order", fields=["order_external_id", "shop"]),
            models.Index(name="refund_of_customer", fields=["customer"]),
        ]


class RefundLine(models.Model):
    """What was given back, per product."""

    refund = models.ForeignKey(Refund, models.CASCADE, db_index=False)
    product = models.ForeignKey(Product, models.PROTECT)
    line_key = models.TextField()
    quantity = models.DecimalField(max_digits=14, decimal_places=3)
    revenue_minor = models.BigIntegerField()

    class Meta:
        db_table = "refund_line"
        constraints = [models.UniqueConstraint(name="refund_line_key", fields=["refund", "line_key"])]


class Cart(models.Model):
    """A basket that may become an order."""

    shop = models.ForeignKey(Shop, models.PROTECT, db_index=False)
    customer = models.ForeignKey(Customer, models.PROTECT, null=True)
    external_id = models.TextField()
    currency = models.CharField(max_length=3)
    total_minor = models.BigIntegerField()
    lines = models.JSONField(default=list)
    url = models.TextField(default="")
    started_at = models.DateTimeField()
    completed_at = models.DateTimeField(null=True)
    source_version = models.DateTimeField()

    class Meta:
        db_table = "cart"
        constraints = [models.UniqueConstraint(name="cart_external_id", fields=["external_id", "shop"])]


class Shipment(models.Model):
    """A delivery: what was promised and what happened."""

    shop = models.ForeignKey(Shop, models.PROTECT, db_index=False)
    order = models.ForeignKey(Order, models.CASCADE, null=True)
    customer = models.ForeignKey(Customer, models.PROTECT, null=True)
    order_external_id = models.TextField()
    external_id = models.TextField()
    carrier = models.TextField(default="")
    method = models.TextField(default="")
    tracking_number = models.TextField(default="")
    shipped_at = models.DateTimeField(null=True)
    promised_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    source_version = models.DateTimeField()

    class Meta:
        db_table = "shipment"
        constraints = [models.UniqueConstraint(name="shipment_external_id", fields=["external_id", "shop"])]
        indexes = [models.Index(name="shipment_of_order", fields=["order_external_id", "shop"])]


class CustomerTotals(models.Model):
    """A canonical customer's orders summed up, kept by the transaction that writes the orders.

    orders: those with goods that weren't cancelled. first_seen_only: history began in mid-life, so the
    first order known need not be their first, and `orders` is a lower bound.
    """

    customer = models.OneToOneField(Customer, models.CASCADE, primary_key=True)
    orders = models.IntegerField()
    first_order_at = models.DateTimeField(null=True)
    last_order_at = models.DateTimeField(null=True)
    revenue_business = models.BigIntegerField()
    refunded_business = models.BigIntegerField()
    first_seen_only = models.BooleanField(default=False)

    class Meta:
        db_table = "customer_totals"
