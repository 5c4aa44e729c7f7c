"""What does a proposed play's text say, in words?"""

from regulars.commerce.queries import company
from regulars.engine import checks
from regulars.engine.playfile import BadPlay
from regulars.engine.sentence import text


def sentence(written: str) -> str:
    """The play as a sentence; '' where this version doesn't understand it."""
    try:
        play, _ = checks.read(written, name="draft")
    except BadPlay:
        return ""
    return text(play, currency=company().currency)
