"""Which addresses do pictures have?"""

from django.urls import re_path

from regulars.channels.pictures import pages

urlpatterns = [
    re_path(r"^pictures/(?P<digest>[0-9a-f]{32})\.(?P<kind>jpeg|png)$", pages.shown, name="picture"),
]
