"""Where is it set who is told what happens?"""

from django.urls import path

from regulars.connectors.outgoing.pages import endpoints, one

HERE = "settings/webhooks"
urlpatterns = [
    path(f"{HERE}/", endpoints.index, name="settings_webhooks"),
    path(f"{HERE}/<int:id>/", one.endpoint, name="settings_webhook"),
    path(f"{HERE}/<int:id>/secret/", one.rotate, name="settings_webhook_secret"),
    path(f"{HERE}/<int:id>/test/", one.trial, name="settings_webhook_test"),
    path(f"{HERE}/<int:id>/again/", one.again, name="settings_webhook_again"),
    path(f"{HERE}/<int:id>/again/<int:notice>/", one.again, name="settings_webhook_again_one"),
    path(f"{HERE}/<int:id>/on/", one.on, name="settings_webhook_on"),
    path(f"{HERE}/<int:id>/off/", one.off, name="settings_webhook_off"),
    path(f"{HERE}/<int:id>/remove/", one.remove, name="settings_webhook_remove"),
]
