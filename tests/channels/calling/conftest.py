"""What tests of calls need."""

from tests.channels.byhand.fixtures import hand_shop  # noqa: F401
