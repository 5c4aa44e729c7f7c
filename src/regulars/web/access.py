"""May this person open this page?"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django_htmx.http import HttpResponseClientRedirect

from regulars.web.about import about
from regulars.web.request import StaffRequest
from regulars.web.roles import MAY_ACT_AS, Role

View = TypeVar("View", bound=Callable[..., HttpResponseBase])

SELF_GUARDED = ("allauth.", "ninja.")
"""Modules whose views ask for the sign-in or the key themselves; a test lists their routes by name."""


@dataclass(frozen=True, slots=True)
class Access:
    """Who may open a route: everybody, or these roles and those that may act as one of them."""

    everybody: bool = False
    roles: frozenset[Role] = frozenset()

    def admits(self, role: Role | None) -> bool:
        return self.everybody or (role is not None and bool(self.roles & MAY_ACT_AS[role]))


class UndeclaredRoute(ImproperlyConfigured):
    """A view needs @role(...) or @public."""


def role(*names: str) -> Callable[[View], View]:
    """Declare that a view is for these roles, and for those that may act as one of them."""
    access = Access(roles=frozenset(Role(name) for name in names))

    def declare(view: View) -> View:
        view.access = access  # type: ignore[attr-defined]
        return view

    return declare


def public(view: View) -> View:
    """Declare that a view is for everybody, signed in or not."""
    view.access = Access(everybody=True)  # type: ignore[attr-defined]
    return view


def access_of(view: Callable[..., Any]) -> Access | None:
    """What a view declares; None when it says nothing."""
    return getattr(view, "access", None)


def guards_itself(view: Callable[..., Any]) -> bool:
    return getattr(view, "func", view).__module__.startswith(SELF_GUARDED)


def role_of(request: HttpRequest) -> Role | None:
    """The role of who is signed in; None for everybody else."""
    if not request.user.is_authenticated:
        return None
    names = set(request.user.groups.values_list("name", flat=True))
    return next((role for role in Role if role in names), None)


class AccessMiddleware:
    """Opens each route to whom it declares, and refuses what declares nothing.

    Pages of the staff get `request.role` and `request.about`, and the business's time zone.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        timezone.deactivate()
        response = self.get_response(request)
        if hasattr(request, "role"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        access = access_of(view)
        if access and access.everybody:
            return None
        staff, role = cast(StaffRequest, request), role_of(request)
        staff.role, staff.about = role, about()  # type: ignore[assignment]
        timezone.activate(staff.about.zone)
        if guards_itself(view):
            return None
        if access is None:
            raise UndeclaredRoute(f"{view.__module__}.{view.__name__} declares neither a role nor @public")
        return None if access.admits(role) else turn_away(request)


def turn_away(request: HttpRequest) -> HttpResponseBase:
    """To the sign-in page; raises PermissionDenied for those who are signed in already."""
    if request.user.is_authenticated:
        raise PermissionDenied
    if htmx := cast(StaffRequest, request).htmx:
        return HttpResponseClientRedirect(redirect_to_login(htmx.current_url_abs_path or "/").url)
    return redirect_to_login(request.get_full_path())
