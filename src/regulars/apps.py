"""Which parts make up this installation?"""

from django.apps import AppConfig


class Regulars(AppConfig):
    """The one Django app: every folder's tables stand under the label `regulars`."""

    name = "regulars"
    label = "regulars"
    verbose_name = "Regulars"
