"""Under which addresses does one say by which services the staff is told?"""

from django.urls import path

from regulars.channels.alerting.pages import settings

urlpatterns = [
    path("settings/alerts/", settings.alerts, name="settings_alerts"),
    path("settings/alerts/<int:id>/test/", settings.trial, name="settings_alerts_test"),
    path("settings/alerts/<int:id>/remove/", settings.remove, name="settings_alerts_remove"),
]
