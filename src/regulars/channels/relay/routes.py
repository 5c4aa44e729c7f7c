"""Under which address does one say to which program messages are handed on?"""

from django.urls import path

from regulars.channels.relay.pages import settings

urlpatterns = [path("settings/message-webhook/", settings.webhook, name="settings_message_webhook")]
