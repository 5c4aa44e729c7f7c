"""Is a Saleor's money read to the cent?"""

import pytest

from regulars.connectors.saleor.shapes import PROBLEMS, Edge, Edges, Money
from tests.connectors.saleor.reading import shaped


@pytest.mark.parametrize(
    ("amount", "currency", "minor"),
    [(12.1, "EUR", 1210), (0.1, "EUR", 10), (1000.0, "JPY", 1000), (1.234, "KWD", 1234), (4.35, "EUR", 435)],
)
def test_an_amount_has_the_decimals_of_its_currency(amount, currency, minor):
    assert shaped({"amount": amount, "currency": currency}, Money).minor == minor


def test_what_is_no_amount_is_a_problem():
    with pytest.raises(PROBLEMS):
        shaped({"amount": "much", "currency": "EUR"}, Money)


def test_a_list_has_its_things_behind_edges():
    found = shaped({"edges": [{"node": {"amount": 1, "currency": "EUR"}}]}, Edges[Money])
    assert [each.minor for each in found.nodes] == [100]
    assert found.edges[0] == Edge(found.nodes[0])
