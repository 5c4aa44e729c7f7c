"""Under which addresses does somebody choose what to hear of, and the owner what there is to choose?"""

from django.urls import path

from regulars.storefront.preferences.pages import choose, confirm, topics

urlpatterns = [
    path("p/<str:token>/", choose.choose, name="preferences"),
    path("c/<str:token>/", confirm.confirm, name="confirm"),
    path("settings/topics/", topics.topics, name="settings_topics"),
    path("settings/topics/<slug:slug>/", topics.topic, name="settings_topic"),
    path("settings/topics/<slug:slug>/retire/", topics.retire, name="settings_topic_retire"),
]
