"""Under which address is it said that messages are shown on the shop's page?"""

from django.urls import path

from regulars.channels.visiting.pages import settings

urlpatterns = [path("settings/onsite/", settings.onsite, name="settings_onsite")]
