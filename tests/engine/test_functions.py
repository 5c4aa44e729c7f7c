import pytest

from regulars.customers.permission import PURPOSES
from regulars.engine.durations import Duration
from regulars.engine.expression import Consented, Did, ExpressionProblem, Owns, Span
from regulars.engine.functions import FUNCTIONS, call

HERE = Span(0, 9)


def said(name, *given):
    return call(name, [(key, value, HERE) for key, value in given], span=HERE)


def test_arguments_come_by_place_or_by_name():
    assert said("owns", ("", "SKU-1")) == said("owns", ("sku", "SKU-1")) == Owns("SKU-1", HERE)
    assert said("consented", ("", "email")) == Consented("email", "offers", HERE)
    once = said("did", ("", "order.placed"), ("within", "7 days"))
    assert once == Did("order.placed", Duration(days=7), 1, HERE)


@pytest.mark.parametrize("purpose", PURPOSES)
def test_consent_is_for_a_purpose(purpose):
    assert said("consented", ("", "email"), ("", purpose)).purpose == purpose


@pytest.mark.parametrize("name", list(FUNCTIONS))
def test_a_call_without_arguments_is_refused_with_its_usage(name):
    with pytest.raises(ExpressionProblem) as caught:
        said(name)
    assert FUNCTIONS[name].usage in caught.value.message


@pytest.mark.parametrize(
    "given",
    [
        [("", "a"), ("sku", "b")],
        [("", "a"), ("", "b")],
        [("colour", "red")],
        [("", 3)],
    ],
)
def test_arguments_that_do_not_fit_are_refused(given):
    with pytest.raises(ExpressionProblem, match="owns"):
        said("owns", *given)


def test_a_function_that_is_not_there_is_refused():
    with pytest.raises(ExpressionProblem, match="no function sleeps"):
        said("sleeps", ("", "8 hours"))
