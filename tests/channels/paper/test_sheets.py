"""How do labels lie on a sheet?"""

import pytest

from regulars.channels.paper.sheets import A4, SHEETS


@pytest.mark.parametrize(("name", "places"), [("21", 21), ("24", 24), ("24_edge", 24)])
def test_all_labels_lie_on_the_sheet_and_beside_each_other(name, places):
    sheet = SHEETS[name]
    corners = list(sheet.corners())
    assert len(set(corners)) == sheet.places == places
    assert corners[1][0] - corners[0][0] >= sheet.width
    assert corners[3][1] - corners[0][1] >= sheet.height
    left, top = corners[-1]
    assert left + sheet.width <= A4[0]
    assert top + sheet.height <= A4[1]
    assert A4[1] - (top + sheet.height) == pytest.approx(sheet.top)  # as much below as above
