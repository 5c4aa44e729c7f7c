"""How is it said that a service wasn't reached?"""

import pytest

from regulars.channels.alerting.words import problem_in_words


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        ("", ""),
        ("silent", "It didn’t answer in time."),
        ("refused 403", "It didn’t take it. (403)"),
        ("newer", "newer"),
    ],
)
def test_problems(problem, said):
    assert problem_in_words(problem) == said
