"""Which address leads where?

Each folder's `routes.py` brings its `urlpatterns`, each folder's `api.py` its `router`.
"""

from django.urls import URLPattern, URLResolver, include, path

from regulars.apps import members
from regulars.web.api import assemble
from regulars.web.pages.errors import closed_door

api = assemble(module.router for module in members("api") if hasattr(module, "router"))

urlpatterns: list[URLPattern | URLResolver] = [
    *(path(f"account/{closed}/", closed_door) for closed in ("signup", "email", "confirm-email")),
    path("account/", include("allauth.account.urls")),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("api/v1/", api.urls),
    *(pattern for module in members("routes") for pattern in module.urlpatterns),
]
handler400 = "regulars.web.pages.errors.misaddressed"
handler403 = "regulars.web.pages.errors.refused"
handler404 = "regulars.web.pages.errors.not_found"
handler500 = "regulars.web.pages.errors.failed"
