"""Under which addresses do shops write to us, and where are they connected?"""

from django.urls import path

from regulars.connectors import pages

urlpatterns = [
    path("webhooks/<str:token>", pages.webhook, name="webhook"),
]
