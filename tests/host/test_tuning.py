"""The embedded server takes a fair share of the machine, and listens to nobody outside."""

import os

import pytest

from regulars.host.tuning import options_for_this_machine


@pytest.mark.parametrize(("gigabytes", "cache"), [(0.5, "128MB"), (4, "512MB"), (64, "1024MB")])
def test_an_eighth_of_the_memory_is_its_cache_within_limits(monkeypatch, gigabytes, cache):
    pages = int(gigabytes * 1024**3) // 4096
    monkeypatch.setattr(os, "sysconf", {"SC_PAGE_SIZE": 4096, "SC_PHYS_PAGES": pages}.__getitem__)
    assert options_for_this_machine()["shared_buffers"] == cache


def test_it_listens_on_this_machine_alone():
    assert options_for_this_machine()["listen_addresses"] == "127.0.0.1"
