"""What did somebody order?"""

from collections.abc import Sequence

from django.db.models import Count, F, QuerySet

from regulars.commerce.models import Order, OrderLine

MOST = 10


def orders(members: Sequence[int], *, most: int = MOST) -> QuerySet[Order]:
    """The latest orders of who count as one person, newest first, each with how many `items` it has."""
    rows = Order.objects.filter(customer__in=members).select_related("shop")
    return rows.annotate(items=Count("orderline")).order_by("-placed_at", "-pk")[:most]


def lines(members: Sequence[int], *, order: int) -> list[OrderLine]:
    """The lines of one of their orders, the dearest first."""
    rows = OrderLine.objects.filter(order=order, order__customer__in=members)
    return list(rows.select_related("product", "order").order_by(F("revenue_minor").desc(), "pk"))
