"""Which addresses do people's own rights have?"""

from django.urls import path

from regulars.customers.pages import consent, privacy

urlpatterns = [
    path("people/<int:id>/consent/", consent.history, name="person_consent"),
    path("people/<int:id>/consent.json", consent.download, name="person_consent_file"),
    path("people/<int:id>/data/", privacy.data, name="person_data"),
    path("people/<int:id>/erase/", privacy.erase, name="person_erase"),
    path("settings/privacy/", privacy.asked, name="settings_privacy"),
    path("settings/privacy/<int:id>/given/", privacy.given, name="settings_privacy_given"),
]
