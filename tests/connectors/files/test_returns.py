"""Does a return find the order it belongs to?"""

HEAD = "Order,Date,SKU,Quantity,Price,Customer ID\n"


def matched(told, rows: str) -> dict[str, str]:
    refunds = told(HEAD + rows).refunds
    return {ext: refund.order_external_id for ext, refund in refunds.items()}


def test_it_is_the_latest_earlier_order_that_holds_all_of_it(told):
    rows = (
        "1,2026-01-05,a,2,5,17\n1,2026-01-05,b,2,5,17\n"
        "2,2026-01-06,a,2,5,17\n2,2026-01-06,b,2,5,17\n"
        "3,2026-01-07,a,2,5,17\n"  # has no b
        "C4,2026-01-08,a,-1,5,17\nC4,2026-01-08,b,-1,5,17\n"
        "5,2026-01-09,a,2,5,17\n5,2026-01-09,b,2,5,17\n"  # came later
    )
    assert matched(told, rows) == {"C4": "2"}


def test_what_one_return_took_another_cannot_take_again(told):
    rows = (
        "1,2026-01-05,a,2,5,17\n2,2026-01-06,a,1,5,17\n"
        "C3,2026-01-07,a,-1,5,17\nC4,2026-01-08,a,-1,5,17\nC5,2026-01-09,a,-2,5,17\n"
    )
    # C3 takes the one of order 2, C4 one of the two of order 1; nobody has two left for C5
    assert matched(told, rows) == {"C3": "2", "C4": "1", "C5": ""}


def test_somebody_elses_order_is_not_theirs(told):
    assert matched(told, "1,2026-01-05,a,2,5,17\nC2,2026-01-06,a,-1,5,18\n") == {"C2": ""}


def test_a_guests_return_stays_without_an_order(told):
    assert matched(told, "1,2026-01-05,a,2,5,\nC2,2026-01-06,a,-1,5,\n") == {"C2": ""}
