"""Where do campaigns stand?"""

from django.urls import path

from regulars.capabilities.campaigns.pages import archive, index, new, one

urlpatterns = [
    path("campaigns/", index.campaigns, name="campaigns"),
    path("campaigns/new/", new.new, name="campaign_new"),
    path("campaigns/look/", new.look, name="campaign_look"),
    path("campaigns/<int:id>/", one.campaign, name="campaign"),
    path("campaigns/<int:id>/edit/", new.edit, name="campaign_edit"),
    path("campaigns/<int:id>/far/", one.far, name="campaign_far"),
    path("campaigns/<int:id>/start/", one.start, name="campaign_start"),
    path("campaigns/<int:id>/take-back/", one.take_back, name="campaign_take_back"),
    path("campaigns/<int:id>/pause/", one.pause, name="campaign_pause"),
    path("campaigns/<int:id>/resume/", one.resume, name="campaign_resume"),
    path("campaigns/<int:id>/stop/", one.stop, name="campaign_stop"),
    path("campaigns/<int:id>/remove/", one.remove, name="campaign_remove"),
    path("newsletters/", archive.listed, name="newsletters"),
    path("newsletters/<str:token>/", archive.one, name="newsletter"),
]
