"""Which addresses belong to the demos?"""

from django.urls import path

from regulars.connectors.demo import pages

urlpatterns = [
    path("demo/", pages.choice, name="demo"),
    path("demo/progress/", pages.progress, name="demo_progress"),
    path("demo/<slug:name>/", pages.begin, name="demo_begin"),
]
