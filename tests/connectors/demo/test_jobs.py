"""Does the worker load what the console asked for, and carry on after a crash?"""

from procrastinate.contrib.django.models import ProcrastinateJob

from regulars.connectors.demo import demo, jobs, queries


def test_what_was_begun_is_loaded(store):
    demo.begin("real")
    jobs.resume_demo(0)
    assert queries.latest().state == "loaded"


def test_without_a_demo_nothing_happens(store):
    jobs.load_demo()
    assert queries.latest() is None


def test_asking_twice_is_asking_once(store):
    jobs.soon()
    jobs.soon()
    assert ProcrastinateJob.objects.filter(task_name="demo.load", status="todo").count() == 1
