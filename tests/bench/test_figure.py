import pytest

from bench.figure import Figure, scaled


def figure(value, *, target=0.6, better="more"):
    return Figure(name="events.bare_ratio", value=value, unit="", target=target, better=better)


@pytest.mark.parametrize(("value", "holds"), [(0.59, False), (0.6, True), (0.9, True)])
def test_a_ratio_holds_from_its_target_up(value, holds):
    assert figure(value).holds is holds


@pytest.mark.parametrize(("value", "holds"), [(2.9, True), (3, True), (3.1, False)])
def test_a_wait_holds_up_to_its_limit(value, holds):
    assert figure(value, target=3, better="less").holds is holds


def test_a_figure_without_a_target_neither_holds_nor_misses():
    assert figure(1, target=None).holds is None


def test_a_row_says_on_which_machine_it_was_measured():
    row = figure(0.7).row(machine="2 cores")
    assert (row["name"], row["value"], row["holds"], row["machine"]) == (
        "events.bare_ratio", 0.7, True, "2 cores",
    )  # fmt: skip


def test_a_share_of_a_size_is_never_nothing():
    assert (scaled(1_000, 1), scaled(1_000, 0.1), scaled(1_000, 0.0001, least=5)) == (1_000, 100, 5)
