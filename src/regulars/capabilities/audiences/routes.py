"""Where do ad audiences stand, and where are networks connected?"""

from django.urls import path

from regulars.capabilities.audiences.pages import accounts, index, new, one

urlpatterns = [
    path("ad-audiences/", index.audiences, name="ad_audiences"),
    path("ad-audiences/new/", new.new, name="ad_audience_new"),
    path("ad-audiences/<int:id>/", one.audience, name="ad_audience"),
    path("ad-audiences/<int:id>/sync/", one.sync, name="ad_audience_sync"),
    path("ad-audiences/<int:id>/stop/", one.stop, name="ad_audience_stop"),
    path("ad-audiences/<int:id>/start/", one.start, name="ad_audience_start"),
    path("ad-audiences/<int:id>/remove/", one.remove, name="ad_audience_remove"),
    path("settings/advertising/", accounts.accounts, name="settings_advertising"),
    path("settings/advertising/<slug:network>/", accounts.account, name="settings_advertising_account"),
]
