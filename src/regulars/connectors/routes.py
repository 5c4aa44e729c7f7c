"""Under which addresses do shops write to us, and where are they connected?"""

from django.urls import path

from regulars.connectors.pages import both_sides, connections, door, ending, history, subscriber

urlpatterns = [
    path("webhooks/<str:token>", door.webhook, name="webhook"),
    path("connect/medusa/regulars.ts", subscriber.medusa, name="medusa_subscriber"),
    path("connect/oscar/regulars_oscar.py", subscriber.oscar, name="oscar_file"),
    path("settings/connections/", connections.index, name="settings_connections"),
    path("settings/connections/events/", connections.events, name="settings_events"),
    path("settings/connections/<int:id>/", connections.connection, name="settings_connection"),
    path("settings/connections/<int:id>/again/", connections.again, name="settings_connection_again"),
    path("settings/connections/<int:id>/history/", history.ask, name="settings_connection_history"),
    path(
        "settings/connections/<int:id>/history/progress/",
        history.progress,
        name="settings_connection_progress",
    ),
    path("settings/connections/<int:id>/check/", both_sides.check, name="settings_connection_check"),
    path("settings/connections/<int:id>/compare/", both_sides.compare, name="settings_connection_compare"),
    path(
        "settings/connections/<int:id>/webhooks/", both_sides.subscribe, name="settings_connection_subscribe"
    ),
    path(
        "settings/connections/<int:id>/told/<int:telling_id>/again/",
        both_sides.tell_again,
        name="settings_connection_tell_again",
    ),
    path("settings/connections/<int:id>/end/", ending.end, name="settings_connection_end"),
]
