"""Where is the subscriber that a shop's developer puts into a Medusa project?"""

from pathlib import Path

FILE = Path(__file__).with_name("regulars.ts")
