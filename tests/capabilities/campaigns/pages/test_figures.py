"""What a campaign brought, in a sentence."""

from regulars.capabilities.campaigns.pages.figures import bar, headline, verdict
from regulars.capabilities.campaigns.results import Contest, Return
from regulars.engine.confidence import Arm, effect


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
    assert verdict(two(share(200, 100), share(200, 20))) == (
        "Message A works better, by about 40 of a hundred people."
    )
    assert verdict(two(share(200, 20), share(200, 100))).startswith("Message B")
    assert verdict(two(share(5, 1), share(5, 1))) == "It is too early to say."
    assert "more people" in verdict(two(share(60, 8), share(60, 10)))
