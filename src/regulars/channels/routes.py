"""Which addresses do messages have?"""

from django.urls import path

from regulars.channels.pages import email, messages, unsubscribe

urlpatterns = [
    path("messages/", messages.messages, name="messages"),
    path("messages/stop/", messages.stop, name="stop_sending"),
    path("messages/resume/", messages.resume, name="resume_sending"),
    path("messages/<int:id>/", messages.message, name="message"),
    path("messages/<int:id>/preview/", messages.preview, name="message_preview"),
    path("messages/<int:id>/settle/", messages.settle, name="message_settle"),
    path("settings/email/", email.email, name="settings_email"),
    path("settings/email/sender/", email.sender, name="settings_sender"),
    path("settings/email/sender/<int:shop_id>/", email.sender, name="settings_shop_sender"),
    path("settings/email/test/", email.trial, name="settings_email_test"),
    path("u/<str:token>/", unsubscribe.unsubscribe, name="unsubscribe"),
]
