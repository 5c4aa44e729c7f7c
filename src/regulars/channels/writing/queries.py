"""Which letters does a store have, which texts of its own, and what waits with an earlier one?"""

from collections.abc import Mapping, Sequence

from django.contrib.auth.models import User
from django.db.models import Max, QuerySet

from regulars.business.models import Business, Shop
from regulars.channels.context import Subject
from regulars.channels.models import Send
from regulars.channels.writing.models import OwnLetter, OwnText
from regulars.commerce.models import Order, OrderLine
from regulars.customers.identify import email_key
from regulars.customers.models import Identity


def own(name: str) -> OwnLetter | None:
    return OwnLetter.objects.filter(pk=name).first()


def all_own() -> Sequence[OwnLetter]:
    return list(OwnLetter.objects.order_by("name"))


def edition(name: str) -> int:
    """The newest edition of a letter; 0 where the store never wrote one."""
    newest: int | None = OwnText.objects.filter(letter=name).aggregate(newest=Max("edition"))["newest"]
    return newest or 0


def editions(names: Sequence[str]) -> dict[str, int]:
    """The newest edition of each letter of which there is any."""
    rows = OwnText.objects.filter(letter__in=names).values_list("letter").annotate(Max("edition")).order_by()
    return dict(rows)


def texts(name: str, *, edition: int) -> Mapping[tuple[int, str], OwnText]:
    """What held when this edition was the newest, by shop and language; without what was withdrawn."""
    rows = OwnText.objects.filter(letter=name, edition__lte=edition).order_by("edition")
    newest = {(row.shop_id, row.language): row for row in rows}
    return {where: row for where, row in newest.items() if not row.withdrawn}


def text(name: str, *, edition: int) -> OwnText | None:
    return OwnText.objects.filter(letter=name, edition=edition).first()


def history(name: str, *, shop_id: int, language: str) -> Sequence[OwnText]:
    """Every edition of one text, newest first."""
    return list(OwnText.objects.filter(letter=name, shop_id=shop_id, language=language).order_by("-edition"))


def newest_of(name: str, *, language: str, shop_id: int) -> int:
    """The newest edition of one text; 0 where there is none."""
    texts = OwnText.objects.filter(letter=name, language=language, shop_id=shop_id)
    newest: int | None = texts.aggregate(newest=Max("edition"))["newest"]
    return newest or 0


def waiting(name: str) -> QuerySet[Send]:
    """Messages that wait with an earlier text than the newest."""
    return Send.objects.filter(template=name, state="planned").exclude(
        context__contains={"edition": edition(name)}
    )


def written_languages() -> dict[str, list[str]]:
    """In which languages the store wrote each letter."""
    found: dict[str, list[str]] = {}
    for name, language in OwnText.objects.order_by("language").values_list("letter", "language").distinct():
        found.setdefault(name, []).append(language)
    return found


def authors(texts: Sequence[OwnText]) -> dict[str, str]:
    """Who of the staff made these editions, by `staff:3`."""
    ids = [text.made_by.partition(":")[2] for text in texts if text.made_by.startswith("staff:")]
    users = User.objects.filter(pk__in=ids)
    return {f"staff:{user.pk}": user.get_full_name() or user.email for user in users}


def shops() -> Sequence[Shop]:
    return list(Shop.objects.filter(erased_at=None).order_by("name"))


def language() -> str:
    """What the business speaks."""
    return Business.objects.get(pk=1).language


def latest_order(address: str) -> Subject | None:
    """Whoever has this e-mail address, with what they bought last; None where nobody has it."""
    found = Identity.objects.filter(kind="email", value=email_key(address)).order_by("id").first()
    return None if found is None else subject_of(found.customer_id)


def is_known(customer_id: int) -> bool:
    return Identity.objects.filter(customer_id=customer_id).exists()


def subject_of(customer_id: int) -> Subject:
    """A person, with what they bought last."""
    orders = Order.objects.filter(customer_id=customer_id, cancelled_at=None, has_goods=True)
    order = orders.order_by("-business_date", "-id").first()
    if order is None:
        return Subject(customer_id=customer_id)
    line = OrderLine.objects.filter(order=order).order_by("id").first()
    return Subject(
        customer_id=customer_id,
        shop_id=order.shop_id,
        product_id=line.product_id if line else None,
        order_id=order.pk,
    )
