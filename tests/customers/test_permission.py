"""Ann said yes, Bo never said anything, Cy said no; the shop writes twice a week, from 9 to 21 o'clock."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulars.customers.permission import (
    OFFERS,
    SERVICE,
    Demands,
    Granted,
    Limits,
    Refused,
    Standing,
    Wait,
    after_quiet,
    is_quiet,
    permission,
)

RIGA = ZoneInfo("Europe/Riga")
NOON = datetime(2026, 5, 12, 9, 0, tzinfo=UTC)  # 12:00 in Riga
LIMITS = Limits(most=2, quiet_from=time(21), quiet_until=time(9))


def standing(*, consent=True, reachable=True, suppressed="", earlier=(), zones=(RIGA,), **more):
    return Standing(
        reachable=reachable, suppressed=suppressed, consent=consent, earlier=earlier, zones=zones, **more
    )


MARKETING = Demands(purpose=OFFERS, capped=True, waits=True)
SERVICE_LETTER = Demands(purpose=SERVICE)


def asked(who, *, demands=MARKETING, at=NOON, limits=LIMITS):
    return permission(who, demands=demands, limits=limits, at=at)


def riga(*parts):
    return datetime(*parts, tzinfo=RIGA).astimezone(UTC)


def test_ann_who_said_yes_may_be_written_to():
    assert asked(standing()) == Granted()


def test_bo_who_said_nothing_gets_no_offers_but_service_messages():
    assert asked(standing(consent=None)) == Refused("no_consent")
    assert asked(standing(consent=None), demands=SERVICE_LETTER) == Granted()


def test_cy_who_said_no_gets_neither():
    assert asked(standing(consent=False)) == Refused("consent_refused")
    assert asked(standing(consent=False), demands=SERVICE_LETTER) == Refused("consent_refused")


def test_nobody_is_reached_without_an_address_or_at_one_that_bounced():
    assert asked(standing(reachable=False)) == Refused("no_address")
    assert asked(standing(suppressed="bounced"), demands=SERVICE_LETTER) == Refused("suppressed_bounced")


def test_a_third_offer_waits_until_the_first_is_a_week_old():
    monday, friday = NOON - timedelta(days=5), NOON - timedelta(days=1)
    assert asked(standing(earlier=[friday, monday])) == Wait(monday + timedelta(days=7), "cap")


def test_of_many_earlier_offers_the_last_two_count():
    earlier = [NOON - timedelta(days=days) for days in (1, 2, 3, 6)]  # from 2 days on, one of two is left
    assert asked(standing(earlier=earlier)) == Wait(NOON + timedelta(days=5), "cap")


def test_an_offer_of_a_week_ago_no_longer_counts():
    assert asked(standing(earlier=[NOON - timedelta(days=7), NOON])) == Granted()


def test_a_service_message_knows_neither_cap_nor_hours():
    busy = standing(earlier=[NOON, NOON])
    assert asked(busy, demands=SERVICE_LETTER, at=riga(2026, 5, 12, 3)) == Granted()


def test_an_offer_at_night_waits_for_the_morning_in_the_persons_own_zone():
    night = riga(2026, 5, 12, 23, 30)
    assert asked(standing(), at=night) == Wait(riga(2026, 5, 13, 9), "quiet_hours")
    # The same moment is 20:30 in Lisbon: Dita there may be written to.
    assert asked(standing(zones=[ZoneInfo("Europe/Lisbon")]), at=riga(2026, 5, 12, 22, 30)) == Granted()


def test_what_the_cap_frees_at_night_waits_for_the_morning_too():
    twice = [riga(2026, 5, 6, 22), riga(2026, 5, 8, 12)]  # 6 May 22:00 + 7 days = 13 May 22:00, quiet
    assert asked(standing(earlier=twice)) == Wait(riga(2026, 5, 14, 9), "cap")


def test_quiet_hours_end_at_nine_on_the_wall_also_when_the_clock_goes_forward():
    # In the night to 29 March 2026 Riga's clocks go from 3 to 4: 9:00 is 6:00 UTC then, 7:00 the day before.
    ends = [after_quiet(riga(2026, 3, day, 2), zones=[RIGA], limits=LIMITS) for day in (28, 29)]
    assert ends == [datetime(2026, 3, 28, 7, tzinfo=UTC), datetime(2026, 3, 29, 6, tzinfo=UTC)]


def test_an_end_that_the_clock_leaves_out_comes_an_hour_later_on_the_wall():
    early = Limits(quiet_from=time(22), quiet_until=time(3, 30))
    end = after_quiet(riga(2026, 3, 29, 1), zones=[RIGA], limits=early)
    assert end.astimezone(RIGA).time() == time(4, 30)


def test_an_end_that_the_clock_shows_twice_is_waited_for_twice():
    # In the night to 25 October 2026 Riga's clocks go from 4 back to 3: 3:30 comes at 0:30 and at 1:30 UTC.
    early = Limits(quiet_from=time(22), quiet_until=time(3, 30))
    second_three = datetime(2026, 10, 25, 1, 10, tzinfo=UTC)
    assert after_quiet(second_three, zones=[RIGA], limits=early) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(("hour", "quiet"), [(20, False), (21, True), (0, True), (8, True), (9, False)])
def test_quiet_hours_go_over_midnight(hour, quiet):
    assert is_quiet(time(hour), limits=LIMITS) is quiet


@pytest.mark.parametrize(("hour", "quiet"), [(12, False), (13, True), (14, False)])
def test_quiet_hours_may_lie_within_a_day(hour, quiet):
    assert is_quiet(time(hour), limits=Limits(quiet_from=time(13), quiet_until=time(14))) is quiet


def test_equal_ends_mean_no_quiet_hours():
    assert not any(
        is_quiet(time(h), limits=Limits(quiet_from=time(8), quiet_until=time(8))) for h in range(24)
    )


moments = st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2027, 1, 1), timezones=st.just(UTC))
zones = st.sampled_from(["Europe/Riga", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"])


@given(
    at=moments,
    earlier=st.lists(moments, max_size=6),
    zone=zones.map(ZoneInfo),
    hours=st.tuples(*[st.times()] * 2),
)
def test_who_waits_may_be_written_to_when_the_wait_is_over(at, earlier, zone, hours):
    limits = Limits(quiet_from=hours[0], quiet_until=hours[1])
    who = standing(earlier=[moment for moment in earlier if moment <= at], zones=[zone])
    verdict = asked(who, at=at, limits=limits)
    if isinstance(verdict, Wait):
        assert at < verdict.until <= at + limits.within + timedelta(days=2)
        assert asked(who, at=verdict.until, limits=limits) == Granted()


def test_where_the_zone_is_unknown_it_must_be_day_in_all_that_it_may_be():
    """Russia from Kaliningrad (UTC+2) to Vladivostok (UTC+10), quiet from 21 to 9: free from 7 to 11 UTC."""
    russia = [ZoneInfo("Europe/Kaliningrad"), ZoneInfo("Asia/Vladivostok")]
    who = standing(zones=russia)
    assert asked(who, at=datetime(2026, 5, 12, 8, tzinfo=UTC)) == Granted()
    # 11:00 UTC is 21:00 in Vladivostok; the next moment is 9:00 in Kaliningrad
    waits = Wait(datetime(2026, 5, 13, 7, tzinfo=UTC), "quiet_hours")
    assert asked(who, at=datetime(2026, 5, 12, 11, tzinfo=UTC)) == waits


def test_where_no_hour_is_day_everywhere_the_likeliest_zones_hours_hold():
    """Nine hours of day in Riga (UTC+3) and in Honolulu (UTC-10) never meet."""
    short = Limits(most=2, quiet_from=time(18), quiet_until=time(9))
    who = standing(zones=[RIGA, ZoneInfo("Pacific/Honolulu")])
    assert asked(who, limits=short) == Granted()


def test_what_a_buyer_is_owed_leaves_after_a_no_and_at_night():
    owed = Demands(purpose=SERVICE, owed=True)
    assert asked(standing(consent=False), demands=owed, at=riga(2026, 5, 12, 3)) == Granted()
    assert asked(standing(suppressed="bounced"), demands=owed) == Refused("suppressed_bounced")


DAY = timedelta(days=1)


def test_who_complains_is_left_in_peace_and_looked_at_again_the_next_day():
    angry = standing(quiet="complaint", quiet_until=NOON + 10 * DAY)
    assert asked(angry) == Wait(NOON + DAY, "quiet_complaint")
    assert asked(standing(quiet="complaint", quiet_until=NOON + DAY / 4)) == Wait(
        NOON + DAY / 4, "quiet_complaint"
    )


def test_what_belongs_to_an_order_leaves_also_to_who_is_left_in_peace():
    peace = standing(
        quiet="complaint",
        quiet_until=NOON + DAY,
        paused_until=NOON + DAY,
        topic_left=True,
        most=1,
        within=DAY,
    )
    assert asked(peace, demands=SERVICE_LETTER) == Granted()


def test_a_greeting_waits_for_the_end_of_a_pause_and_does_not_count():
    greeting = Demands(purpose=OFFERS, waits=True)
    rested = standing(earlier=[NOON - DAY] * 5, most=1, within=7 * DAY)
    assert asked(rested, demands=greeting) == Granted()
    paused = standing(paused_until=NOON + 30 * DAY)
    assert asked(paused, demands=greeting) == Wait(NOON + DAY, "paused")


def test_one_message_a_month_is_what_dita_asked_for():
    """The last one left 10 days ago: the next may leave in 20. The shop's two a week alone would allow it."""
    dita = standing(earlier=[NOON - 10 * DAY], most=1, within=30 * DAY)
    assert asked(dita) == Wait(NOON + 20 * DAY, "own_cap")
    assert asked(standing(earlier=[NOON - 10 * DAY])) == Granted()


def test_the_shops_cap_holds_also_for_who_would_take_more():
    eager = standing(earlier=[NOON - DAY, NOON - 2 * DAY], most=7, within=7 * DAY)
    assert asked(eager) == Wait(NOON + 5 * DAY, "cap")


def test_a_topic_that_was_left_is_not_written_about():
    assert asked(standing(topic_left=True)) == Refused("topic_left")


def test_a_wait_that_ends_at_night_ends_in_the_morning():
    late = standing(quiet="return", quiet_until=riga(2026, 5, 12, 23))
    assert asked(late) == Wait(riga(2026, 5, 13, 9), "quiet_return")
