"""What keeps Regulars from running on this machine?"""


class Trouble(Exception):
    """Something of this machine is in the way; the message says what, where, and the way out."""
