"""Is a timeline told in the words of people, and without saying the same thing again and again?"""

from datetime import UTC, datetime, timedelta

from regulars.console.figures.history import moments
from regulars.customers.timeline import Entry

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def held(number: int, *, play: str = "replenishment", because: str = "no consent") -> Entry:
    return Entry(
        kind="decision",
        id=number,
        at=NOON - timedelta(hours=number),
        title=f"Play {play}: {because}",
        held=True,
        about={"play": play},
    )


def ordered(number: int) -> Entry:
    return Entry(kind="order", id=number, at=NOON - timedelta(hours=number), title="Ordered for €10")


def told(*entries: Entry) -> list[str]:
    return [str(line.title) for line in moments(entries, names=False)]


def test_the_same_refusal_in_a_row_is_one_line_of_its_latest_moment():
    lines = moments([held(1), held(2), held(3)], names=False)
    assert [(str(line.title), line.at) for line in lines] == [
        ("Play ‘Remind before it runs out’: no consent, 3 times", NOON - timedelta(hours=1))
    ]


def test_refusals_apart_or_of_another_reason_or_play_stand_apart():
    assert len(told(held(1), ordered(2), held(3))) == 3
    assert len(told(held(1), held(2, because="had one lately"))) == 2
    assert len(told(held(1), held(2, play="second_order"))) == 2


def test_what_really_happened_is_never_taken_together():
    assert told(ordered(1), ordered(2)) == ["Ordered for €10", "Ordered for €10"]


def test_what_names_the_person_stands_there_for_those_who_may_see_it():
    entry = Entry(kind="merge", id=1, at=NOON, title="Joined", says="by e-mail", personal="ann@example.com")
    (shown,), (hidden,) = moments([entry], names=True), moments([entry], names=False)
    assert (str(shown.says), str(hidden.says)) == ("by e-mail ann@example.com", "by e-mail")


def test_a_line_leads_to_more_and_its_words_are_no_markup():
    (line,) = moments([Entry(kind="order", id=1, at=NOON, title="<b>", link="/orders/1/")], names=False)
    assert str(line.title) == '<a href="/orders/1/">&lt;b&gt;</a>'
