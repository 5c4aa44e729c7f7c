"""Which address leads where?

Each folder's `routes.py` brings its `urlpatterns`; the API, a module of its own, is loaded when it is
first needed.
"""

from django.urls import URLPattern, URLResolver, include, path
from django.urls.resolvers import RoutePattern

from regulars.apps import members
from regulars.web.pages.errors import closed_door

api = URLResolver(RoutePattern("api/v1/"), "regulars.api", app_name="ninja", namespace="api")

urlpatterns: list[URLPattern | URLResolver] = [
    *(path(f"account/{closed}/", closed_door) for closed in ("signup", "email", "confirm-email")),
    path("account/", include("allauth.account.urls")),
    path("account/2fa/", include("allauth.mfa.urls")),
    api,
    *(pattern for module in members("routes") for pattern in module.urlpatterns),
]
handler400 = "regulars.web.pages.errors.misaddressed"
handler403 = "regulars.web.pages.errors.refused"
handler404 = "regulars.web.pages.errors.not_found"
handler500 = "regulars.web.pages.errors.failed"
