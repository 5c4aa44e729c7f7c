"""Which addresses does WhatsApp have?"""

from django.urls import path

from regulars.channels.cloud.pages import notices, settings

urlpatterns = [
    path("settings/whatsapp/", settings.whatsapp, name="settings_whatsapp"),
    path("settings/whatsapp/template/", settings.template, name="settings_whatsapp_template"),
    path("settings/whatsapp/template/drop/", settings.drop, name="settings_whatsapp_template_drop"),
    path("settings/whatsapp/test/", settings.trial, name="settings_whatsapp_test"),
    path("whatsapp/", notices.notices, name="whatsapp_notices"),
]
