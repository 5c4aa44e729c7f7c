"""What tests of letters by post need."""

from tests.channels.byhand.fixtures import hand_shop  # noqa: F401
