"""Which addresses do calls have?"""

from django.urls import path

from regulars.channels.calling import pages

urlpatterns = [
    path("calls/", pages.calls, name="calls"),
    path("calls/next/", pages.take_next, name="call_next"),
    path("calls/<int:id>/", pages.call, name="call"),
    path("calls/<int:id>/take/", pages.take, name="call_take"),
    path("calls/<int:id>/made/", pages.made, name="call_made"),
    path("calls/<int:id>/put-back/", pages.put_back, name="call_put_back"),
]
