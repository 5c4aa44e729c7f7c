"""What time is it for this business?"""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError

from regulars import clock
from regulars.business.models import Business


def shift(offset: timedelta) -> None:
    Business.objects.filter(id=1).update(sandbox=True, clock_offset=offset)
    clock.forget()


def test_a_real_store_goes_by_the_machines_clock(database):
    before = clock.wall()
    assert before <= clock.now() <= clock.wall()
    assert clock.now().tzinfo is UTC


def test_a_sandbox_has_a_clock_of_its_own(database):
    shift(timedelta(days=-5000))
    assert clock.now() < clock.wall() - timedelta(days=4999)
    assert clock.offset() == timedelta(days=-5000)


def test_the_offset_is_not_asked_for_at_every_call(database, django_assert_num_queries):
    shift(timedelta(days=-1))
    with django_assert_num_queries(1):
        first, second = clock.now(), clock.now()
    assert first <= second


def test_moments_can_be_kept(database):
    moment = datetime(2026, 3, 29, 0, 59, tzinfo=UTC)  # a minute before Riga's clocks change
    Business.objects.filter(id=1).update(sends_stopped_at=moment)
    assert Business.objects.get().sends_stopped_at == moment


def test_only_a_sandbox_may_shift_its_clock(database):
    with pytest.raises(IntegrityError, match="business_only_a_sandbox_shifts_its_clock"):
        Business.objects.filter(id=1).update(clock_offset=timedelta(days=1))
