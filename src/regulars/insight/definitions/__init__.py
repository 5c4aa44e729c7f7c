"""What does each figure and word mean, and how is it worked out?

One catalogue: the words that explain themselves on tap, the console's page of definitions and
docs/definitions.md are made from it.
"""

from regulars.insight.definitions.definition import Definition
from regulars.insight.definitions.kinds import KINDS
from regulars.insight.definitions.people import PEOPLE
from regulars.insight.definitions.store import STORE

DEFINITIONS: tuple[Definition, ...] = STORE + PEOPLE + KINDS
