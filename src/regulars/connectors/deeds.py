"""In which words does the audit log say what staff did with imports and connections?"""

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "connection.ended": _("Disconnected a shop"),
    "connection.history_asked": _("Asked a shop for its history"),
    "connection.subscribed": _("Had a shop told to send its webhooks"),
    "connection.made": _("Connected a shop"),
    "demo.begun": _("Began to load a demo store"),
    "import.confirmed": _("Confirmed an import’s columns"),
    "import.file_deleted": _("Deleted an import’s file"),
    "import.received": _("Gave a file to import"),
    "import.resumed": _("Let an import go on"),
    "import.stopped": _("Stopped an import"),
}
