"""Which addresses belong to imports?"""

from django.urls import path

from regulars.connectors.files.pages import columns, imports, one

urlpatterns = [
    path("imports/", imports.imports, name="imports"),
    path("imports/upload/", imports.upload, name="import_upload"),
    path("imports/<int:id>/", one.one, name="import"),
    path("imports/<int:id>/columns/", columns.columns, name="import_columns"),
    path("imports/<int:id>/progress/", one.progress, name="import_progress"),
    path("imports/<int:id>/problems.csv", one.report, name="import_report"),
    path("imports/<int:id>/stop/", one.stop, name="import_stop"),
    path("imports/<int:id>/resume/", one.resume, name="import_resume"),
    path("imports/<int:id>/delete/", one.delete, name="import_delete"),
]
