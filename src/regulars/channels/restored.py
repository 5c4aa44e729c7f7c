"""What has to be done about messages when a store comes back from a backup?

It doesn't know what left after the backup was made: what waited then may have arrived long ago. So nothing
leaves until somebody has looked. What was in a worker's hands then is unknown.
"""

from datetime import datetime

from regulars.channels import actions, progress
from regulars.channels.channel import channels


def hold(*, at: datetime) -> bool:
    """Let nothing leave; whether anything could have. Stopping again is stopping once."""
    progress.forget_all()
    if not any(channel.is_set() for channel in channels().values()):
        return False
    actions.stop_sending(who=None, at=at)
    return True
