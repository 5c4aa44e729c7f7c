"""What a campaign brought, in a sentence."""

from regulars.capabilities.campaigns.pages.figures import bar, decided, headline, undecided, verdict
from regulars.capabilities.campaigns.results import Contest, Return
from regulars.capabilities.campaigns.trial import Side, Verdict
from regulars.engine.confidence import Arm, effect
from tests.channels.cast import NOON


def brought(treated: Arm, control: Arm, *, is_margin: bool = False) -> Return:
    money = effect(treated, control)
    return Return(treated=treated, control=control, money=money, is_margin=is_margin, currency="EUR")


def share(people: int, did: int) -> Arm:
    return Arm(people, did, did, did)


def two(a: Arm, b: Arm) -> Contest:
    return Contest(a=a, b=b, difference=effect(a, b))


def test_early_it_says_that_it_is_early():
    found = brought(share(10, 1), share(2, 0))
    assert headline(found) == "It is too early to say what it brings."
    assert bar(found) is None


def test_what_is_sure_is_said_with_the_least(database):
    """Everybody who got it spent 10 euros, of those left alone one in ten."""
    sure = brought(Arm(900, 900, 900_000, 900_000_000), Arm(100, 10, 10_000, 10_000_000))
    assert headline(sure).startswith("It brings €9.00 of extra revenue per person, at least")
    assert bar(sure).low > 0
    assert "extra profit" in headline(brought(sure.treated, sure.control, is_margin=True))
    assert headline(brought(sure.control, sure.treated)).startswith("It costs €9.00 per person")
    same = brought(share(300, 30), share(300, 31))
    assert headline(same).endswith("nothing is certain yet.")


def test_the_better_message_is_named_when_that_is_sure():
    """100 of 200 against 20 of 200 is 50 against 10 of a hundred."""
    assert verdict(two(share(200, 100), share(200, 20)), by="clicks") == (
        "Message A works better, by about 40 of a hundred people."
    )
    assert verdict(two(share(200, 20), share(200, 100)), by="clicks").startswith("Message B")
    assert verdict(two(share(5, 1), share(5, 1)), by="clicks") == "It is too early to say."
    assert "more people" in verdict(two(share(60, 8), share(60, 10)), by="clicks")


def test_of_amounts_only_which_brings_more_is_said():
    spent, nothing = Arm(200, 150, 150_000, 150_000_000), Arm(200, 20, 20_000, 20_000_000)
    assert verdict(two(spent, nothing), by="money") == "Message A brings more."


def test_why_the_others_get_the_one_they_get(database):
    """Sure; ahead by 5 of 50 against 4 of 50; alike by 1 of 10 and 5 of 50; not yet."""
    few, some, one = Side(50, 4, 4), Side(50, 5, 5), Side(10, 1, 1)
    sure = decided(Verdict(few, some, is_sure=True), winner="b")
    assert sure == "Message B surely works better: everybody else gets it."
    assert decided(Verdict(few, some, is_sure=False), winner="b").endswith("which may be chance.")
    assert decided(Verdict(one, some, is_sure=False), winner="a").startswith("The two did equally well")
    assert undecided(None).startswith("Some get one of the two first")
    assert "is decided" in undecided(NOON)
