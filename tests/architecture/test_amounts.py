"""No float touches an amount."""

import ast

import pytest

from tests.architecture.house import modules

AMOUNT = ("_minor", "_business")


def float_amounts(tree: ast.AST) -> list[int]:
    """Lines that make an amount inexact: a float annotation, float(), true division or a float factor."""
    return sorted({node.lineno for node in ast.walk(tree) if _inexact(node) and hasattr(node, "lineno")})


def _inexact(node: ast.AST) -> bool:
    return _declares_float(node) or _computes_float(node) or _assigns_float(node)


def _declares_float(node: ast.AST) -> bool:
    match node:
        case ast.AnnAssign(target=target, annotation=kind):
            return _is_amount(target) and _says_float(kind)
        case (
            ast.arg(arg=name, annotation=ast.expr() as kind)
            | ast.FunctionDef(name=name, returns=ast.expr() as kind)
        ):
            return name.endswith(AMOUNT) and _says_float(kind)
    return False


def _computes_float(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Name(id="float"), args=[value]):
            return any(_is_amount(part) for part in ast.walk(value))
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            return _is_amount(left) or _is_amount(right)
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            return (_is_amount(left) and _is_float(right)) or (_is_amount(right) and _is_float(left))
    return False


def _assigns_float(node: ast.AST) -> bool:
    match node:
        case ast.Assign(targets=[target], value=value):
            return _is_amount(target) and _is_float(value)
        case ast.keyword(arg=str(name), value=value):
            return name.endswith(AMOUNT) and _is_float(value)
    return False


def _is_amount(node: ast.AST) -> bool:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name.endswith(AMOUNT)
    return False


def _says_float(annotation: ast.expr) -> bool:
    return any(isinstance(part, ast.Name) and part.id == "float" for part in ast.walk(annotation))


def _is_float(node: ast.AST) -> bool:
    match node:
        case ast.Constant(value=float()):
            return True
        case ast.Call(func=ast.Name(id="float")):
            return True
    return False


@pytest.mark.parametrize(
    "line",
    [
        "price_minor: int = 100",
        "share = Fraction(part_minor, total_minor)",
        "total_minor = quantity * price_minor",
        "half_minor = price_minor // 2",
        "rate: float = 0.5",
    ],
)
def test_exact_amounts_are_accepted(line):
    assert float_amounts(ast.parse(line)) == []


@pytest.mark.parametrize(
    "line",
    [
        "price_minor: float = 1",
        "def pay(total_minor: float | None): ...",
        "def revenue_business() -> float: ...",
        "x = float(order.total_minor)",
        "mean = total_minor / count",
        "vat = 0.21 * line.price_minor",
        "price_minor = 1.5",
        "Line(price_minor=9.99)",
    ],
)
def test_inexact_amounts_are_refused(line):
    assert float_amounts(ast.parse(line)) == [1]


def test_no_float_touches_an_amount():
    found = [f"{path}:{line}" for path, tree in modules().items() for line in float_amounts(tree)]
    assert found == []
