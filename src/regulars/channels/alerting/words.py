"""In which words is it said that a service wasn't reached?"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PROBLEMS: dict[str, str | Promise] = {
    "silent": _("It didn’t answer in time."),
    "refused": _("It didn’t take it."),
    "sealed": _("Its address can’t be opened with the keys of this machine. Add it anew."),
}


def problem_in_words(problem: str) -> str:
    """`refused 401` as a sentence; '' of none."""
    word, _space, status = problem.partition(" ")
    said = str(PROBLEMS.get(word, word))
    return f"{said} ({status})" if status else said
