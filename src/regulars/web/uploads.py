"""Whose files are kept while their form is read?

A form's files are written to the disk before any view is asked, as many and as large as they come. Pages for
everybody take none, so those of somebody who isn't signed in are let pass by; the form's fields are read.
"""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile


class FromStaffOnly(FileUploadHandler):
    """Stands before the handlers that keep files."""

    def new_file(self, *about: Any, **more: Any) -> None:
        super().new_file(*about, **more)
        user = getattr(self.request, "user", None)
        if user is None or not user.is_authenticated:
            raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None
