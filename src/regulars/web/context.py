"""What does the frame around every page show?"""

from functools import cached_property

from django.http import HttpRequest

from regulars.web import about, banners, navigation
from regulars.web.access import role_of
from regulars.web.roles import LABELS, Role


class Shell:
    """The frame's parts, each read only when a template asks for it."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def about(self) -> about.About:
        return getattr(self._request, "about", None) or about.about()

    @cached_property
    def role(self) -> Role | None:
        return getattr(self._request, "role", None) or role_of(self._request)

    @cached_property
    def groups(self) -> list[list[navigation.Entry]]:
        return navigation.groups(self._request, role=self.role)

    @cached_property
    def search_url(self) -> str:
        return next((e.url for group in self.groups for e in group if e.item.search), "")

    @cached_property
    def banners(self) -> list[banners.Banner]:
        return list(banners.shown(self._request))

    @property
    def role_label(self) -> str:
        return str(LABELS[self.role]) if self.role else ""

    @property
    def name(self) -> str:
        return name_of(self._request)

    @property
    def initials(self) -> str:
        return initials(self.name)


def shell(request: HttpRequest) -> dict[str, Shell]:
    """The context processor that gives every template `shell`."""
    return {"shell": Shell(request)}


def name_of(request: HttpRequest) -> str:
    """What to call who is signed in: their name, else their address."""
    if not request.user.is_authenticated:
        return ""
    return request.user.get_full_name() or request.user.email or request.user.username


def initials(name: str) -> str:
    """Two letters that stand for a face."""
    words = [word for word in name.replace("@", " ").replace(".", " ").split() if word[0].isalnum()]
    return "".join(word[0] for word in words[:2]).upper()
