"""Under which addresses are links followed, and pictures loaded?"""

from django.urls import path, re_path

from regulars.channels.tracking import pages

urlpatterns = [
    re_path(r"^l/(?P<token>[^/]*)/?$", pages.follow, name="follow_link"),
    path("o/<str:token>.gif", pages.picture, name="opened_picture"),
]
