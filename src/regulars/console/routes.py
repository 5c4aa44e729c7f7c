"""Which addresses do the pages have that cross domains?"""

from django.urls import path

from regulars.console.pages import (
    allowing,
    earned,
    joining,
    letters,
    liking,
    overview,
    people,
    person,
    play,
    plays,
    start,
)

urlpatterns = [
    path("", overview.overview, name="overview"),
    path("earned/", earned.earned, name="earned"),
    path("understand/", start.understand, name="understand"),
    path("understanding/", start.understanding, name="understanding"),
    path("people/", people.people, name="people"),
    path("people/<int:id>/", person.person, name="person"),
    path("people/<int:id>/earlier/", person.earlier, name="person_earlier"),
    path("people/<int:id>/orders/<int:order>/", person.order_lines, name="order_lines"),
    path("people/<int:id>/why/<slug:play>/", allowing.why, name="person_why"),
    path("people/<int:id>/liking/", liking.note, name="person_liking"),
    path("people/<int:id>/no-offers/", allowing.withdraw, name="person_withdraw"),
    path("people/<int:id>/unblock/<int:block>/", allowing.unblock, name="person_unblock"),
    path("people/<int:id>/join/", joining.join, name="person_join"),
    path("people/<int:id>/join/<int:other>/", joining.merge, name="person_merge"),
    path("people/<int:id>/separate/<int:other>/", joining.separate, name="person_separate"),
    path("plays/", plays.plays, name="plays"),
    path("plays/<slug:name>/", play.play, name="play"),
    path("plays/<slug:name>/result/", plays.result, name="play_result"),
    path("plays/<slug:name>/reach/", play.reach, name="play_reach"),
    path("plays/<slug:name>/on/", play.switch_on, name="play_on"),
    path("plays/<slug:name>/off/", play.switch_off, name="play_off"),
    path("plays/<slug:name>/letters/<slug:template>/", letters.letter, name="play_letter"),
    path("plays/<slug:name>/letters/<slug:template>/html/", letters.html, name="play_letter_html"),
    path("plays/<slug:name>/letters/<slug:template>/send/", letters.send, name="play_letter_send"),
]
