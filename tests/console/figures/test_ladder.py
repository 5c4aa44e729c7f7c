"""Do the parts of a bar make the whole, each with the way to its people?"""

from regulars.console.figures.ladder import kinds, stages


def test_each_part_has_its_width_and_leads_to_its_people():
    rungs = {str(rung.label): rung for rung in stages({"weighing": 30, "loyal": 10})}
    assert (rungs["weighing"].width, rungs["loyal"].width, rungs["growing"].width) == (7_500, 2_500, 0)
    assert rungs["loyal"].url == "/people/?stage=loyal"


def test_people_of_no_kind_are_counted_and_lead_nowhere():
    last = kinds({"star": 1, "": 3})[-1]
    assert (str(last.label), last.people, last.width, last.url) == ("too little known", 3, 7_500, "")


def test_nobody_at_all_is_no_bar():
    assert all(rung.width == 0 for rung in stages({}))
