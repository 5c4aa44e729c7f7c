import pytest

from regulars.engine.expression import leaves
from regulars.engine.truth import blockers, truth
from regulars.engine.where import read


def judged(text, *answers):
    """The truth of an expression and its blockers, its leaves answered in the order they are written."""
    expression = read(text)
    holds = dict(zip(leaves(expression), answers, strict=True))
    out = {text[leaf.span.start : leaf.span.end] for leaf in blockers(expression, holds=holds)}
    return truth(expression, holds=holds), out


@pytest.mark.parametrize(
    ("text", "answers", "holds", "out"),
    [
        ("orders > 1", [True], True, set()),
        ("orders > 1", [False], False, {"orders > 1"}),
        ("orders > 1", [None], None, {"orders > 1"}),
        ("orders > 1 and revenue > 5", [True, False], False, {"revenue > 5"}),
        ("orders > 1 and revenue > 5", [None, True], None, {"orders > 1"}),
        ("orders > 1 and revenue > 5", [None, False], False, {"orders > 1", "revenue > 5"}),
        ("orders > 1 or revenue > 5", [True, None], True, set()),
        ("orders > 1 or revenue > 5", [False, None], None, {"orders > 1", "revenue > 5"}),
        ("not orders > 1", [True], False, {"orders > 1"}),
        ("not orders > 1", [None], None, {"orders > 1"}),
        ("not (orders > 1 and revenue > 5)", [True, True], False, {"orders > 1", "revenue > 5"}),
        ("not (orders > 1 and revenue > 5)", [True, False], True, set()),
        (
            "orders > 1 and (revenue > 5 or days_known > 9)",
            [True, False, False],
            False,
            {"revenue > 5", "days_known > 9"},
        ),
    ],
)
def test_what_keeps_somebody_out_is_named(text, answers, holds, out):
    assert judged(text, *answers) == (holds, out)
