"""Which addresses do SMS have?"""

from django.urls import path

from regulars.channels.texting.pages import callbacks, settings

urlpatterns = [
    path("settings/sms/", settings.sms, name="settings_sms"),
    path("settings/sms/smsc/", settings.smsc, name="settings_smsc"),
    path("settings/sms/test/", settings.trial, name="settings_sms_test"),
    path("sms/status/<str:key>/", callbacks.status, name="sms_status"),
    path("sms/answers/", callbacks.answers, name="sms_answers"),
]
