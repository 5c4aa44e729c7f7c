"""How does a letter leave by post? Somebody prints it and carries it there."""

from regulars.channels.byhand.channel import ByHand
from regulars.channels.paper.settings import PostSettings
from regulars.customers.postal import KIND

CHANNEL = ByHand(name="post", identity=KIND, waits_for="print_run", chosen=PostSettings)
