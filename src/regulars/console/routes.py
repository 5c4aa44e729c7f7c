"""Which addresses do the pages have that cross domains?"""

from django.urls import path

from regulars.console.pages import overview, people, person, start

urlpatterns = [
    path("", overview.overview, name="overview"),
    path("understand/", start.understand, name="understand"),
    path("understanding/", start.understanding, name="understanding"),
    path("people/", people.people, name="people"),
    path("people/<int:id>/", person.person, name="person"),
    path("people/<int:id>/orders/<int:order>/", person.order_lines, name="order_lines"),
]
