"""What happens to imported files?"""

import msgspec

from regulars.events.declare import event


@event("import.received")
class ImportReceived(msgspec.Struct, frozen=True):
    """A file was handed in to be imported."""

    import_id: int


@event("import.confirmed")
class ImportConfirmed(msgspec.Struct, frozen=True):
    """Somebody confirmed what a file's columns hold; its import may begin."""

    import_id: int


@event("import.stopped")
class ImportStopped(msgspec.Struct, frozen=True):
    """An import was asked to stop; what it wrote stays, and it can go on."""

    import_id: int


@event("import.file_deleted")
class ImportFileDeleted(msgspec.Struct, frozen=True):
    """The kept copy of an imported file was deleted."""

    import_id: int


@event("import.finished")
class ImportFinished(msgspec.Struct, frozen=True):
    """All of a file's rows were accounted for: imported, known already, left out or reported."""

    import_id: int
    rows: int
    problems: int
