"""Under which addresses do shops write to us, and where are they connected?"""

from django.urls import path

from regulars.connectors.pages import connections, door, history

urlpatterns = [
    path("webhooks/<str:token>", door.webhook, name="webhook"),
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
    path("settings/connections/<int:id>/end/", connections.end, name="settings_connection_end"),
]
