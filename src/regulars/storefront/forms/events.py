"""What happens with sign-up forms?"""

import msgspec

from regulars.events.declare import event


@event("form.signed_up")
class FormSignedUp(msgspec.Struct, frozen=True):
    """Somebody signed up by a form, and confirmed it where that is asked for. form: by its address."""

    form: str
    channel: str


@event("form.downloaded")
class FormDownloaded(msgspec.Struct, frozen=True):
    """Somebody fetched what a form gives."""

    form: str


@event("form.set", of_store=True)
class FormSet(msgspec.Struct, frozen=True):
    """A sign-up form asks and says something else from now on."""

    form: str
    edition: int


@event("form.ended", of_store=True)
class FormEnded(msgspec.Struct, frozen=True):
    """A sign-up form takes nobody any more."""

    form: str
