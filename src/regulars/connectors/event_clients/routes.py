"""Under which addresses do event clients tell what happens, and where are their keys made?"""

from django.urls import path

from regulars.connectors.event_clients.pages import calls, keys

SINGLE = {"t": "track", "i": "identify", "p": "page", "s": "screen", "g": "group", "a": "alias"}

urlpatterns = [
    path("v1/batch", calls.batch),
    path("v1/b", calls.batch),
    *(path(f"v1/{short}", calls.one, {"kind": kind}) for short, kind in SINGLE.items()),
    *(path(f"v1/{kind}", calls.one, {"kind": kind}) for kind in SINGLE.values()),
    path("v1/projects/<str:key>/settings", calls.settings),
    path("batch/", calls.posthogs),
    path("flags/", calls.flags),
    path("settings/connections/trackers/", keys.index, name="settings_write_keys"),
    path("settings/connections/trackers/<int:id>/", keys.key, name="settings_write_key"),
    path("settings/connections/trackers/<int:id>/end/", keys.end, name="settings_write_key_end"),
]
