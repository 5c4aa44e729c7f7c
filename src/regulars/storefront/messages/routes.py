"""Under which addresses do shops' pages ask for messages, and tell who wants them?"""

from django.urls import path

from regulars.storefront.messages.pages import onsite, push, told
from regulars.storefront.pages import script
from regulars.storefront.served import SCRIPTS

urlpatterns = [
    *(path(f"page/{name}.js", script.latest, {"name": name}) for name in SCRIPTS[1:]),
    *(path(f"page/{name}/<int:version>.js", script.released, {"name": name}) for name in SCRIPTS[1:]),
    path("page/messages", onsite.waiting, name="page_messages"),
    path("page/messages/allow", onsite.allow, name="page_messages_allow"),
    path("page/push", push.subscription, name="page_push"),
    path("page/push/key", push.key, name="page_push_key"),
    path("page/told", told.told, name="page_told"),
]
