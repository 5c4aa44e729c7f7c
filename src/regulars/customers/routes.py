"""Which addresses do people's own rights have?"""

from django.urls import path

from regulars.customers.pages import privacy

urlpatterns = [
    path("people/<int:id>/data/", privacy.data, name="person_data"),
    path("people/<int:id>/erase/", privacy.erase, name="person_erase"),
    path("settings/privacy/", privacy.asked, name="settings_privacy"),
    path("settings/privacy/<int:id>/given/", privacy.given, name="settings_privacy_given"),
]
