"""Which addresses do letters by post and cards for parcels have?"""

from django.urls import path

from regulars.channels.paper.pages import cards, runs

urlpatterns = [
    path("post/", runs.runs, name="print_runs"),
    path("post/print/", runs.make, name="print_run_make"),
    path("post/<int:id>/", runs.run, name="print_run"),
    path("post/<int:id>/addresses.csv", runs.addresses, name="print_run_addresses"),
    path("post/<int:id>/labels.pdf", runs.labels_file, name="print_run_labels"),
    path("post/<int:id>/posted/", runs.posted, name="print_run_posted"),
    path("post/<int:id>/undo/", runs.undo, name="print_run_undo"),
    path("cards/", cards.cards, name="parcel_cards"),
    path("cards/cards.pdf", cards.file, name="parcel_cards_file"),
]
