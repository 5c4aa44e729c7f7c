"""Somebody who switches something on is told first what is wrong with its letters."""

from django.test import RequestFactory

from regulars.channels.writing.telling import says_all_the_same


def test_only_who_was_told_says_all_the_same():
    post = RequestFactory().post
    assert says_all_the_same(post("/", {"all_the_same": "yes"}))
    assert not says_all_the_same(post("/"))
