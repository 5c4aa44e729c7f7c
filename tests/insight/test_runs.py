"""Where does each group's run of rows begin and end?"""

import numpy as np

from regulars.insight.runs import runs


def test_rows_that_agree_stand_in_one_run():
    found = runs(np.array([7, 7, 7, 9, 9]))
    assert (found.starts.tolist(), found.lengths.tolist(), found.lasts.tolist()) == ([0, 3], [3, 2], [2, 4])


def test_rows_agree_when_all_their_keys_do():
    assert runs(np.array([7, 7, 9, 9]), np.array([1, 2, 2, 2])).lengths.tolist() == [1, 1, 2]


def test_each_run_has_its_sum_and_its_largest():
    found, values = runs(np.array([7, 7, 9])), np.array([5, 3, 4])
    assert (found.total(values).tolist(), found.largest(values).tolist()) == ([8, 4], [5, 4])


def test_sums_begin_anew_with_each_run():
    found = runs(np.array([7, 7, 9, 9]))
    assert found.running(np.array([1.0, 2.0, 10.0, 20.0])).tolist() == [1, 3, 10, 30]


def test_a_runs_value_stands_beside_each_of_its_rows():
    assert runs(np.array([7, 7, 9])).spread(np.array([1, 2])).tolist() == [1, 1, 2]


def test_places_count_from_nought_in_each_run():
    assert runs(np.array([7, 7, 9, 9, 9])).places().tolist() == [0, 1, 0, 1, 2]


def test_no_rows_make_no_runs():
    found = runs(np.zeros(0, np.int64))
    assert (found.rows, found.total(np.zeros(0)).tolist(), found.places().tolist()) == (0, [], [])
