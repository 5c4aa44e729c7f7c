"""Which addresses does the bot have?"""

from django.urls import path

from regulars.channels.bot.pages import settings, updates

urlpatterns = [
    path("settings/telegram/", settings.telegram, name="settings_telegram"),
    path("telegram/", updates.updates, name="telegram_updates"),
]
