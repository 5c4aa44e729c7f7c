"""Under which addresses do shops' pages and their owner find the storefront?"""

from django.urls import path

from regulars.storefront.pages import script, settings

urlpatterns = [
    path("page.js", script.latest, name="page_script"),
    path("page/<int:version>.js", script.released, name="page_script_version"),
    path("page/link", script.link, name="page_link"),
    path("settings/page/", settings.index, name="settings_page"),
    path("settings/page/<int:shop_id>/", settings.shop, name="settings_page_shop"),
    path("settings/page/<int:shop_id>/begin/", settings.begin, name="settings_page_begin"),
    path("settings/page/<int:shop_id>/heard/", settings.heard, name="settings_page_heard"),
    path("settings/page/<int:shop_id>/files/<str:name>", settings.download, name="settings_page_file"),
]
