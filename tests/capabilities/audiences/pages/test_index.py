"""Ad audiences side by side."""

from regulars.capabilities.audiences import actions


def test_an_empty_page_says_what_would_be_there(advertising, client):
    page = client.get("/ad-audiences/").content.decode()
    assert "Nobody is told to an advertising network" in page


def test_each_says_how_it_stands_and_what_it_cost(advertising, client):
    advertising.allows("ann", "bo")
    skaters = advertising.means(name="Skaters", campaigns=("Spring",), budget_business=100_00)
    runners = advertising.means(name="Runners", networks=("google",))
    advertising.syncs(skaters)
    advertising.syncs(runners)  # Google isn't connected
    actions.stop(skaters.pk, why="budget", who=None, at=advertising.store.at)
    page = client.get("/ad-audiences/").content.decode()
    assert "2 lists of people" in page
    assert "stopped: budget spent" in page
    assert "held up" in page
    assert "of €100.00" in page
