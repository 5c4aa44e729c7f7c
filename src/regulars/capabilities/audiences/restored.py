"""What has to be done about ad audiences when a store comes back from a backup?

Networks were told of people after it whom the store doesn't know of any more, and can't take out one by one.
So each list ends until somebody has deleted it there and makes a new one.
"""

from regulars.capabilities.audiences.batches import end_all


def hold() -> bool:
    """Tell no network of anybody; whether there was a list."""
    return bool(end_all())
