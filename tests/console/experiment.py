"""How do tests come by the result of a play? People are assigned, and some of them buy."""

from regulars.engine.models import Assignment, Play
from tests.console.cast import Shop, ago


def assigned(shop: Shop, play: str, *, treated: int, buying: int, control: int, buying_control: int) -> None:
    """Two groups assigned over 100 days; so many of each order once, for 20 euros, the day after."""
    groups = (("treated", treated, buying), ("held_out", control, buying_control))
    for arm, many, buyers in groups:
        orders = [
            shop.order(f"{arm}{n}", day_of(n, many=many) - (1 if n % 2 else 0.5), euros=20, sku="candle")
            for n in range(many)
        ]
        shop.tell(*orders)
        people = [shop.id_of(f"{arm}{n}") for n in range(many)]
        row = Play.objects.select_related("version").get(name=play)
        Assignment.objects.bulk_create(
            Assignment(
                play=row,
                seed=row.version.seed,
                customer_id=customer,
                arm=arm,
                assigned_at=ago(day_of(n, many=many)) if n < buyers else ago(day_of(n, many=many) - 2),
            )
            for n, customer in enumerate(people)
        )


def day_of(n: int, *, many: int) -> float:
    """When the n-th of so many was assigned: between 180 and 80 days ago."""
    return 180 - 100 * n / many
