import json
import os
import signal
import subprocess
import sys
from datetime import datetime, timedelta

import pytest
from click.testing import CliRunner

from regulars import clock
from regulars.business.models import Business
from regulars.cli import with_json
from regulars.engine.actions import switch_on
from regulars.engine.commands import clock_group, work_command
from regulars.engine.react import READER
from regulars.events.reader import lag
from regulars.plays import catalogue
from tests.channels.patience import until


def run(command, *arguments):
    return CliRunner().invoke(with_json(command), list(arguments))


def told(command, *arguments):
    answer = run(command, *arguments, "--json")
    assert answer.exit_code == 0, answer.output
    return json.loads(answer.output)


@pytest.fixture
def sandbox(store):
    Business.objects.update(sandbox=True)
    clock.forget()
    return store


def test_the_clock_is_shown(store):
    answer = told(clock_group)
    assert (answer["sandbox"], answer["offset_seconds"]) == (False, 0)
    assert abs(datetime.fromisoformat(answer["now"]) - clock.now()) < timedelta(minutes=1)
    assert "Europe/Riga (the machine's clock)" in run(clock_group).output


def test_a_sandboxs_clock_is_set_in_the_business_own_time(sandbox):
    answer = told(clock_group, "set", "2026-03-02T14:00")
    assert answer["now"].startswith("2026-03-02T12:00:0")
    assert "2026-03-02 14:00 Europe/Riga (a sandbox's clock)" in run(clock_group).output
    assert told(clock_group, "set", "2026-03-02T14:00+00:00")["local"].startswith("2026-03-02T16:00:0")


def test_days_keep_the_hour_over_the_change_of_clocks(sandbox):
    told(clock_group, "set", "2026-03-27T10:00")
    assert told(clock_group, "advance", "3 days")["local"].startswith("2026-03-30T10:00:")


def test_the_clock_of_a_real_store_stays(store):
    refused = run(clock_group, "advance", "3 days")
    assert refused.exit_code == 1
    assert "regulars clock sandbox" in refused.output
    assert told(clock_group, "sandbox", "--yes")["sandbox"]
    assert told(clock_group, "advance", "3 days")["offset_seconds"] > 2 * 86_400


@pytest.mark.parametrize(
    ("arguments", "said"), [(("set", "soon"), "2010-12-09T18:00"), (("advance", "soon"), "'3 days'")]
)
def test_what_is_no_time_is_refused_with_an_example(sandbox, arguments, said):
    refused = run(clock_group, *arguments)
    assert refused.exit_code == 1
    assert said in refused.output


def test_work_until_idle_says_what_it_did(store):
    assert told(work_command, "--until-idle") == {}
    assert run(work_command, "--until-idle").output == "Nothing was due.\n"
    store.at = clock.now()
    store.sells("ann")
    assert told(work_command, "--until-idle")["refreshed"] == 1


def test_work_says_how_many_messages_wait_and_why(sandbox, monkeypatch):
    monkeypatch.setattr("secrets.randbits", lambda _bits: 7)  # Ann isn't in the control group
    told(clock_group, "set", "2026-03-02T14:00")
    switch_on(catalogue.named("thank_you").definition, who=None, at=clock.now())
    sandbox.at = clock.now()
    sandbox.hears("ann", ago=30)
    sandbox.sells("ann")
    assert told(work_command, "--until-idle")["decisions"] == 1
    told(clock_group, "advance", "1 days")
    assert told(work_command, "--until-idle")["waiting"] == 1
    assert "Messages that wait: 1 (no_email_server)." in run(work_command, "--until-idle").output


def test_a_worker_ends_cleanly_when_it_is_told(store, database):
    store.at = clock.now()
    store.sells("ann")
    program = "from regulars.engine.commands import work_command; print('ready', flush=True); work_command()"
    worker = subprocess.Popen(
        [sys.executable, "-c", f"import django; django.setup(); {program}"],
        env={**os.environ, **database.environment, "DJANGO_SETTINGS_MODULE": "regulars.settings"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert worker.stdout.readline() == "ready\n"
    until(lambda: lag(READER) == 0)
    worker.send_signal(signal.SIGTERM)
    said, _ = worker.communicate(timeout=60)
    assert worker.returncode == 0
    assert "events" in said


def test_the_clock_does_not_go_back_behind_what_plays_decided(sandbox):
    told(clock_group, "set", "2026-03-02T14:00")
    switch_on(catalogue.named("second_order").definition, who=None, at=clock.now())
    told(clock_group, "advance", "1 hours")
    sandbox.at = clock.now()
    sandbox.tell(sandbox.order("ann"))
    assert told(work_command, "--until-idle")["decisions"] == 1
    refused = run(clock_group, "set", "2026-03-02T14:30")
    assert refused.exit_code == 1
    assert "Plays decided at 2026-03-02 15:00 already" in refused.output
    assert told(clock_group, "set", "2026-03-02T15:30")["local"].startswith("2026-03-02T15:30:")
