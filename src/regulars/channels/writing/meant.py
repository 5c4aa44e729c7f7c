"""Which text of a letter does an address mean: in which language, and of which shop?"""

from django.http import Http404

from regulars.channels import letters
from regulars.channels.sample import languages
from regulars.channels.writing import queries, shelf
from regulars.web.request import StaffRequest

SPOKEN = ("en", "lv", "bg", "ru")


def where(request: StaffRequest, name: str) -> tuple[str, int]:
    """Which text is meant: its language, and its shop. Http404 where there is no such letter."""
    if name not in shelf.catalogue():
        raise Http404
    language = request.GET.get("language") or request.POST.get("language") or queries.language()
    shop = request.GET.get("shop") or request.POST.get("shop") or ""
    known = {row.pk for row in queries.shops()}
    shop_id = int(shop) if shop.isdecimal() and len(shop) < 19 and int(shop) in known else shelf.EVERY_SHOP
    return (language if language in {*SPOKEN, *languages(name)} else letters.FALLBACK), shop_id
