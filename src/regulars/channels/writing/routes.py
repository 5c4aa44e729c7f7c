"""Which addresses do letters have?"""

from django.urls import path

from regulars.channels.writing import composer, pages, seeing

urlpatterns = [
    path("letters/", pages.letters, name="letters"),
    path("letters/new/", pages.make, name="letter_make"),
    path("letters/<slug:name>/", pages.letter, name="letter"),
    path("letters/<slug:name>/html/", pages.html, name="letter_html"),
    path("letters/<slug:name>/with/", pages.choose, name="letter_with"),
    path("letters/<slug:name>/remarks/", pages.remarks, name="letter_remarks"),
    path("letters/<slug:name>/send/", pages.send, name="letter_send"),
    path("letters/<slug:name>/renew/", pages.renew, name="letter_renew"),
    path("letters/<slug:name>/write/", composer.compose, name="letter_compose"),
    path("letters/<slug:name>/write/look/", seeing.look, name="letter_look"),
    path("letters/<slug:name>/write/withdraw/", composer.withdraw, name="letter_withdraw"),
]
