"""Which addresses has what keeps mail welcome?"""

from django.urls import path

from regulars.channels.deliverability.pages import mailbox, provider, receipts, welcome

HERE = "settings/deliverability/"
urlpatterns = [
    path("told/mail/<slug:provider>/", receipts.told, name="mail_told"),
    path(HERE, welcome.welcome, name="settings_deliverability"),
    path(f"{HERE}mailbox/", mailbox.mailbox, name="settings_mailbox"),
    path(f"{HERE}mailbox/forget/", mailbox.forget, name="settings_mailbox_forget"),
    path(f"{HERE}key/<int:id>/check/", welcome.check_key, name="settings_signing_key_check"),
    path(f"{HERE}<str:domain>/key/", welcome.make_key, name="settings_signing_key_make"),
    path(f"{HERE}<str:domain>/warm-up/", welcome.warm_up, name="settings_warm_up"),
    path(f"{HERE}<str:domain>/let-go/", welcome.let_go, name="settings_offers_let_go"),
    path("settings/email/provider/", provider.provider, name="settings_provider"),
]
