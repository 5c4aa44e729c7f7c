"""How is somebody spoken to? A colleague calls them."""

from regulars.channels.byhand.channel import ByHand
from regulars.channels.calling.settings import CallSettings

CHANNEL = ByHand(name="phone", identity="phone", waits_for="call_list", chosen=CallSettings)
