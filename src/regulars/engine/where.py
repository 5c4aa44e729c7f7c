"""How is the text of an audience's expression read?"""

from django.utils.translation import gettext

from regulars.engine.expression import Expression, ExpressionProblem, Span

MAX_LENGTH = 2_000


def read(text: str) -> Expression:
    """The expression that a text says. Raises ExpressionProblem."""
    if len(text) > MAX_LENGTH:
        raise ExpressionProblem(
            gettext("This is longer than %(max)s characters.") % {"max": MAX_LENGTH},
            span=Span(0, len(text)),
        )
    from regulars.engine.grammar import understood  # noqa: PLC0415 loads sqlglot, a third of a second

    return understood(text)
