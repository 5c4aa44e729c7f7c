"""Under which address is web push set up?"""

from django.urls import path

from regulars.channels.push.pages import settings

urlpatterns = [path("settings/webpush/", settings.webpush, name="settings_webpush")]
