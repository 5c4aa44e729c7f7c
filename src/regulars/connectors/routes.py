"""Under which addresses do shops write to us, and where are they connected?"""

from django.urls import path

from regulars.connectors import pages
from regulars.connectors.json_events import pages as json_events

urlpatterns = [
    path("api/v1/events", json_events.events, name="events"),
    path("webhooks/<str:token>", pages.webhook, name="webhook"),
]
