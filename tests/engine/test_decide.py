from datetime import UTC, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulars.engine.decide import Cap, Case, Terms, Way, arm, decide
from regulars.engine.durations import Duration
from regulars.engine.reasons import REASONS

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
OPEN = Way(reachable=True, consent=True)
ANN = Case(customer_id=1, ways=(OPEN,))
TERMS = Terms(
    purpose="offers", seed=7, holdout=Fraction(0), cap=Cap(plays=2, days=7), zone=ZoneInfo("Europe/Riga")
)


def decided(case=ANN, **terms):
    return decide(case, terms=msgspec.structs.replace(TERMS, **terms), at=NOON)


def ann(**facts):
    return msgspec.structs.replace(ANN, **facts)


def way(*, consent=True, reachable=True, suppressed=False):
    return Way(reachable=reachable, consent=consent, suppressed=suppressed)


def test_who_allows_and_can_be_reached_is_taken_in():
    assert decided() == decided(ann(entries=0))
    assert (decided().reason, decided().arm) == ("enrolled", "treated")


@pytest.mark.parametrize(
    ("ways", "reason"),
    [
        ((), "no_address"),
        ((way(reachable=False),), "no_address"),
        ((way(consent=None),), "no_consent"),
        ((way(consent=False),), "consent_refused"),
        ((way(suppressed=True),), "suppressed"),
        ((way(consent=False), way(reachable=False)), "consent_refused"),
        ((way(suppressed=True), way()), "enrolled"),
        ((way(reachable=False), way()), "enrolled"),
    ],
)
def test_one_open_channel_is_enough_and_the_nearest_says_why_not(ways, reason):
    assert decided(ann(ways=ways)).reason == reason


def test_service_needs_no_yes_but_hears_a_no():
    assert decided(ann(ways=(way(consent=None),)), purpose="service").reason == "enrolled"
    assert decided(ann(ways=(way(consent=False),)), purpose="service").reason == "consent_refused"


def test_a_play_that_says_nothing_needs_no_channel():
    assert decided(ann(ways=()), silent=True).reason == "enrolled"


def test_who_is_in_is_not_taken_in_again():
    month = Duration(days=30)
    assert decided(ann(inside=True, entries=1), pause=month).reason == "already_in"
    assert decided(ann(entries=1)).reason == "already_in"  # once means once
    assert (
        decided(ann(entries=1, last_entered_at=NOON - timedelta(days=31)), pause=month).reason == "enrolled"
    )


def test_the_pause_of_a_play_is_kept_to_the_day():
    # 30 days before noon of 2 March.
    month, exactly = Duration(days=30), NOON - timedelta(days=30)
    assert decided(ann(entries=1, last_entered_at=exactly), pause=month).reason == "enrolled"
    second = ann(entries=1, last_entered_at=exactly + timedelta(seconds=1))
    assert decided(second, pause=month).reason == "too_soon"
    assert decided(second, pause=month).detail == {"until": "2026-03-02T12:00:01+00:00"}


def test_a_product_returns_at_its_own_rhythm_less_the_days_before():
    # Every 28 days, reminded 3 days before: 25 days from one reminder to the next when they buy on it.
    rhythm = {"own_rhythm": True, "slack": Duration(days=3)}
    then = ann(entries=1, rhythm=28.0, last_entered_at=NOON - timedelta(days=25))
    assert decided(then, **rhythm).reason == "enrolled"
    sooner = msgspec.structs.replace(then, last_entered_at=NOON - timedelta(days=24))
    assert decided(sooner, **rhythm).reason == "too_soon"


def test_caps_hold_for_offers_alone():
    assert decided(ann(begun=2)).reason == "capped"
    assert decided(ann(begun=2)).detail == {"plays": 2, "days": 7}
    assert decided(ann(begun=2), purpose="service").reason == "enrolled"
    assert decided(ann(begun=1)).reason == "enrolled"


def test_the_capped_stay_in_the_arm_they_were_given():
    assert decided(ann(begun=2)).arm == "treated"


def test_the_control_group_is_drawn_before_caps():
    everybody = Fraction(1)
    assert decided(ann(begun=9), holdout=everybody).reason == "held_out"
    assert decided(ann(begun=9), holdout=everybody).arm == "held_out"


def test_nobody_enters_while_everything_is_stopped():
    assert decided(stopped=True) == decided(ann(begun=9, entries=3), stopped=True)
    assert decided(stopped=True).arm == ""


def test_a_tenth_of_people_is_held_out():
    # 10,000 draws at 1/10: 1,000 expected, standard deviation 30; six of them are 180.
    held = sum(arm(n, seed=7, holdout=Fraction(1, 10)) == "held_out" for n in range(10_000))
    assert 820 < held < 1180


def test_two_experiments_draw_independently():
    # Both at 1/2: a quarter of 4,000 in both, standard deviation 27; six of them are 164.
    both = sum(
        arm(n, seed=1, holdout=Fraction(1, 2)) == arm(n, seed=2, holdout=Fraction(1, 2)) == "held_out"
        for n in range(4_000)
    )
    assert 836 < both < 1164


def test_the_arm_of_a_person_is_written_down_here_and_never_changes():
    # The first bit of BLAKE2b-64 of "42:0" ... "42:7"; if these change, so do running experiments.
    arms = [arm(n, seed=42, holdout=Fraction(1, 2)) for n in range(8)]
    assert "".join(a[0] for a in arms) == "hhhthhht"


@given(st.integers(), st.integers(0, 2**62), st.fractions(0, 1), st.fractions(0, 1))
def test_a_greater_control_group_only_adds_people(customer, seed, one, other):
    small, great = sorted((one, other))
    if arm(customer, seed=seed, holdout=small) == "held_out":
        assert arm(customer, seed=seed, holdout=great) == "held_out"


WAYS = st.lists(
    st.builds(
        Way, reachable=st.booleans(), consent=st.sampled_from([True, False, None]), suppressed=st.booleans()
    ),
    max_size=3,
).map(tuple)
CASES = st.builds(
    Case,
    customer_id=st.integers(1, 10**9),
    ways=WAYS,
    inside=st.booleans(),
    entries=st.integers(0, 3),
    last_entered_at=st.none() | st.integers(0, 90).map(lambda ago: NOON - timedelta(days=ago)),
    rhythm=st.none() | st.floats(1, 400),
    begun=st.integers(0, 5),
)
ALL_TERMS = st.builds(
    Terms,
    purpose=st.sampled_from(["offers", "service"]),
    seed=st.integers(0, 2**62),
    holdout=st.sampled_from([Fraction(0), Fraction(1, 10), Fraction(1, 2)]),
    cap=st.builds(Cap, plays=st.integers(1, 4), days=st.just(7)),
    zone=st.just(ZoneInfo("Europe/Riga")),
    pause=st.none() | st.builds(Duration, days=st.integers(1, 60)),
    own_rhythm=st.booleans(),
    slack=st.builds(Duration, days=st.integers(0, 5)),
    silent=st.booleans(),
    stopped=st.booleans(),
)


@given(CASES, ALL_TERMS)
def test_every_decision_has_a_reason_with_words(case, terms):
    verdict = decide(case, terms=terms, at=NOON)
    assert verdict.reason in REASONS
    assert verdict == decide(case, terms=terms, at=NOON)


@given(CASES, ALL_TERMS)
def test_the_arm_never_depends_on_what_earlier_messages_change(case, terms):
    begun_more = msgspec.structs.replace(case, begun=case.begun + 3, last_entered_at=NOON)
    one, other = decide(case, terms=terms, at=NOON), decide(begun_more, terms=terms, at=NOON)
    assert one.arm == other.arm


@given(CASES, ALL_TERMS)
def test_nobody_is_treated_without_an_open_channel(case, terms):
    verdict = decide(case, terms=terms, at=NOON)
    yes = {True} if terms.purpose == "offers" else {True, None}
    if verdict.arm and not terms.silent:
        assert any(w.reachable and w.consent in yes and not w.suppressed for w in case.ways)
