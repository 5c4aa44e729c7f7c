"""Where do proposed plays stand?"""

from django.urls import path

from regulars.plays import pages

urlpatterns = [
    path("drafts/", pages.drafts, name="drafts"),
    path("drafts/<int:id>/on/", pages.switch_on, name="draft_on"),
    path("drafts/<int:id>/discard/", pages.discard, name="draft_discard"),
]
