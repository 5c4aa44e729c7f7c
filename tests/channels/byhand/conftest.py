"""What tests of what people take in hand need."""

from tests.channels.byhand.fixtures import hand_shop  # noqa: F401
