"""Where can one go from every page?"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from regulars.web.access import Access
from regulars.web.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class NavItem:
    """One entry of the side navigation.

    order: hundreds make groups. roles: who sees it, with those that may act as one of them.
    badge: a short word or number beside the label. key: the letter after `g` that leads here.
    search: whether its page takes `?q=`, so that the search field of every page leads there.
    template: what stands there instead of the link, such as a button.
    """

    name: str
    label: str | Promise
    url_name: str
    order: int
    roles: tuple[str, ...] = ("agent", "analyst")
    badge: Callable[[], str | int | None] | None = None
    key: str = ""
    search: bool = False
    template: str = ""

    @property
    def url(self) -> str:
        return reverse(self.url_name)

    def is_for(self, role: Role | None) -> bool:
        return Access(roles=frozenset(Role(name) for name in self.roles)).admits(role)


@dataclass(frozen=True, slots=True)
class Entry:
    """A navigation item as one page shows it."""

    item: NavItem
    url: str
    here: bool
    badge: str | int | None


ITEMS = (
    NavItem(name="settings", label=_("Settings"), url_name="settings", order=320, roles=("owner",), key="s"),
)

_items: list[NavItem] = []


def fill(items: Iterable[NavItem]) -> None:
    """Take every folder's items, in their order."""
    _items[:] = sorted(items, key=lambda item: item.order)


def items() -> list[NavItem]:
    return list(_items)


def groups(request: HttpRequest, *, role: Role | None) -> list[list[Entry]]:
    """What this role sees, by hundreds of `order`, with the place of this page marked."""
    mine = [(item, item.url) for item in _items if item.is_for(role)]
    here = max((url for _item, url in mine if leads_to(url, path=request.path)), key=len, default=None)
    grouped: dict[int, list[Entry]] = {}
    for item, url in mine:
        entry = Entry(item, url, here=url == here, badge=item.badge() if item.badge else None)
        grouped.setdefault(item.order // 100, []).append(entry)
    return list(grouped.values())


def leads_to(url: str, *, path: str) -> bool:
    """Whether a page stands under an entry's address; the first page only under its own."""
    return path == url or (url != "/" and path.startswith(url))
