"""What happens to imported files?"""

import msgspec

from regulars.events.declare import event


@event("import.received", of_store=True)
class ImportReceived(msgspec.Struct, frozen=True):
    """A file was handed in to be imported."""

    import_id: int


@event("import.confirmed", of_store=True)
class ImportConfirmed(msgspec.Struct, frozen=True):
    """Somebody confirmed what a file's columns hold; its import may begin."""

    import_id: int


@event("import.stopped", of_store=True)
class ImportStopped(msgspec.Struct, frozen=True):
    """An import was asked to stop; what it wrote stays, and it can go on."""

    import_id: int


@event("import.file_deleted", of_store=True)
class ImportFileDeleted(msgspec.Struct, frozen=True):
    """The kept copy of an imported file was deleted."""

    import_id: int


@event("import.finished", of_store=True)
class ImportFinished(msgspec.Struct, frozen=True):
    """All of a file's rows were accounted for: imported, known already, left out or reported."""

    import_id: int
    rows: int
    problems: int
