"""Under which addresses do people sign up and fetch what they were promised, and the staff make forms?"""

from django.urls import path

from regulars.storefront.forms.pages import embedded, gift, hosted, making, one, questions

urlpatterns = [
    path("f/embed.js", embedded.script, name="form_script"),
    path("f/<slug:handle>/", hosted.form, name="form"),
    path("g/<str:token>/", gift.fetch, name="gift"),
    path("settings/forms/", making.index, name="settings_forms"),
    path("settings/forms/<int:id>/", one.one, name="settings_form"),
    path("settings/forms/<int:id>/texts/<slug:language>/", one.texts, name="settings_form_texts"),
    path("settings/forms/<int:id>/end/", one.end, name="settings_form_end"),
    path("settings/questions/", questions.index, name="settings_questions"),
    path("settings/questions/<slug:slug>/", questions.one, name="settings_question"),
    path("settings/questions/<slug:slug>/retire/", questions.retire, name="settings_question_retire"),
]
