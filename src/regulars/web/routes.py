"""Which addresses does the shell itself have?"""

from django.urls import path
from django.views.i18n import set_language

from regulars.web.access import public
from regulars.web.health import health
from regulars.web.mcp.pages import mcp
from regulars.web.pages import audit, charts, keys, reach, settings, staff, welcome
from regulars.web.reach.known import PATH, known

urlpatterns = [
    path("health", health, name="health"),
    path("mcp", mcp, name="mcp"),
    path(PATH, known, name="known"),
    path("language/", public(set_language), name="set_language"),
    path("welcome/<str:token>/", welcome.welcome, name="welcome"),
    path("charts/vega-<str:version>.js", charts.bundle, name="chart_bundle"),
    path("settings/", settings.index, name="settings"),
    path("settings/people/", staff.people, name="settings_people"),
    path("settings/people/invite/", staff.invite, name="settings_invite"),
    path("settings/people/invite/<int:id>/withdraw/", staff.uninvite, name="settings_uninvite"),
    path("settings/people/<int:id>/role/", staff.set_role, name="settings_set_role"),
    path("settings/people/<int:id>/remove/", staff.end, name="settings_remove"),
    path("settings/keys/", keys.index, name="settings_keys"),
    path("settings/keys/<int:id>/revoke/", keys.revoke, name="settings_revoke"),
    path("settings/keys/<int:id>/rotate/", keys.rotate, name="settings_rotate"),
    path("settings/audit/", audit.log, name="settings_audit"),
    path("settings/reach/", reach.index, name="settings_reach"),
    path("settings/reach/check/", reach.check, name="settings_reach_check"),
    path("settings/<slug:name>/", settings.section, name="settings_section"),
]
