"""Which addresses has what keeps mail welcome?"""

from django.urls import path

from regulars.channels.deliverability.pages import receipts

urlpatterns = [
    path("told/mail/<slug:provider>/", receipts.told, name="mail_told"),
]
