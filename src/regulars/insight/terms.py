"""Which words of insight explain themselves on tap?"""

from regulars.insight.definitions import DEFINITIONS
from regulars.web.terms import Term

TERMS = tuple(Term(name=known.name, word=known.word, means=known.means) for known in DEFINITIONS)
