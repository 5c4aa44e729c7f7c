"""Under which addresses do event clients tell what happens, and where are their keys made?"""

from django.urls import path

from regulars.connectors.event_clients.pages import calls

TYPES = {
    "b": "batch", "t": "track", "i": "identify", "p": "page", "s": "screen", "g": "group", "a": "alias",
}  # fmt: skip

urlpatterns = [
    *(
        path(f"v1/{word}", calls.messages, {"type": long})
        for short, long in TYPES.items()
        for word in (short, long)
    ),
    path("v1/projects/<str:key>/settings", calls.settings, name="client_settings"),
]
