"""Where are the lines drawn by which figures and words are told apart?

By themselves, without the mathematics: pages and audiences speak of them, too.
"""

from fractions import Fraction

# The articles' reference line: repeat buyers bring up to 40 % of profit.
REFERENCE = Fraction(2, 5)

# Quiet is who has been silent for so many times the longest likely wait.
QUIET_AFTER = 2.0

# How far somebody is on the way from a first purchase to a growing relation, by their stage.
RANK = {
    "first_purchase": 1,
    "weighing": 2,
    "satisfied": 3,
    "disappointed": 3,
    "loyal": 4,
    "growing": 5,
}
