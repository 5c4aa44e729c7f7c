"""What was offered, ordered, delivered and given back?

Amounts are integer minor units of the row's currency; `*_business` are minor units of the business's
currency at `rate` of `rate_date`, null where no rate is known. Revenue is goods less discounts, without
tax where the tax is known, and without shipping.
"""

from django.db import models

from regulars.business.models import Shop
from regulars.commerce.facts import PARCEL
from regulars.customers.models import Address, Customer

KINDS = ["product", "fee", "shipping", "sample", "gift_card", "adjustment", "test"]


class Product(models.Model):
    """What is sold under one SKU: a product or a variant of one. Only kind `product` counts as goods.

    category: a path, ` > ` between levels; categories: all of them. vat_bp, cost_minor: null where unknown.
    group_key: what variants of one product share; '' where it stands alone. compare_at_minor: the higher
    price shown crossed out, null or 0 where there is none. in_stock: null where nobody knows.
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
    images = models.JSONField(default=list, db_default=[])
    categories = models.JSONField(default=list, db_default=[])
    group_key = models.TextField(default="", db_default="")
    group_name = models.TextField(default="", db_default="")
    options = models.JSONField(default=dict, db_default={})
    barcode = models.TextField(default="", db_default="")
    compare_at_minor = models.BigIntegerField(null=True)
    in_stock = models.BooleanField(null=True)
    source_version = models.DateTimeField()

    class Meta:
        db_table = "product"
        constraints = [
            models.UniqueConstraint(name="product_sku", fields=["sku", "shop"]),
            models.CheckConstraint(name="product_kind", condition=models.Q(kind__in=KINDS)),
        ]
        indexes = [
            models.Index(
                name="product_group", fields=["group_key", "shop"], condition=~models.Q(group_key="")
            )
        ]


class ProductPrice(models.Model):
    """A price and cost from a moment on, with when we learned it.

    last_told_at: the last moment of which we know that they still held, before others were told; null while
    they are the present ones.
    """

    product = models.ForeignKey(Product, models.CASCADE)
    currency = models.CharField(max_length=3, default="", db_default="")
    price_minor = models.BigIntegerField(null=True)
    cost_minor = models.BigIntegerField(null=True)
    occurred_at = models.DateTimeField()
    last_told_at = models.DateTimeField(null=True)
    known_at = models.DateTimeField()

    class Meta:
        db_table = "product_price"
        indexes = [models.Index(name="product_price_latest", fields=["product", "-occurred_at"])]


class Order(models.Model):
    """A purchase. customer is null when nothing tells who bought.

    refunded_business: what refunds took from the revenue. cost_source: feed or unknown; a report takes
    the owner's percentage where it is unknown, and says so. digest: of the content, so that the same
    state sent again under a new version is known. stood_at: when its source said last that it isn't called
    off. has_goods: it holds a line of kind `product`; an order of fees or postage alone counts nowhere.
    """

    shop = models.ForeignKey(Shop, models.PROTECT, db_index=False)
    customer = models.ForeignKey(Customer, models.PROTECT, null=True, db_index=False)
    external_id = models.TextField()
    number = models.TextField(default="")
    placed_at = models.DateTimeField()
    business_date = models.DateField()
    cancelled_at = models.DateTimeField(null=True)
    stood_at = models.DateTimeField(null=True)
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
    address = models.ForeignKey(Address, models.SET_NULL, null=True, db_index=False)
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
            models.Index(
                name="orders_to_address", fields=["address"], condition=models.Q(address__isnull=False)
            ),
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
    """Money or goods given back. order is null while its order isn't known, perhaps for ever.

    estimated: its moment and its lines are, until its source tells them.
    """

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
    estimated = models.BooleanField(default=False, db_default=False)
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
    """A delivery: what was promised and what happened. status: how far it is, '' where nobody told.

    promised_at: what the shop told the buyer; expected_at: when the carrier first said it would deliver.
    """

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
    expected_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    status = models.TextField(default="", db_default="")
    tracking_url = models.TextField(default="", db_default="")
    source_version = models.DateTimeField()

    class Meta:
        db_table = "shipment"
        constraints = [
            models.UniqueConstraint(name="shipment_external_id", fields=["external_id", "shop"]),
            models.CheckConstraint(name="shipment_status", condition=models.Q(status__in=["", *PARCEL])),
        ]
        indexes = [
            models.Index(name="shipment_of_order", fields=["order_external_id", "shop"]),
            models.Index(
                name="shipment_tracked",
                fields=["tracking_number", "shop"],
                condition=~models.Q(tracking_number=""),
            ),
        ]


class Tracking(models.Model):
    """What a carrier told of a tracking number, whether or not its parcel is known yet."""

    shop = models.ForeignKey(Shop, models.PROTECT, db_index=False)
    tracking_number = models.TextField()
    carrier = models.TextField()
    status = models.TextField()
    says = models.TextField(default="")
    occurred_at = models.DateTimeField()
    promised_at = models.DateTimeField(null=True)
    known_at = models.DateTimeField()

    class Meta:
        db_table = "tracking"
        constraints = [
            models.UniqueConstraint(
                name="tracking_told", fields=["tracking_number", "shop", "occurred_at", "status"]
            ),
            models.CheckConstraint(name="tracking_status", condition=models.Q(status__in=PARCEL)),
        ]


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
