"""Keys lie outside the database, for the owner's eyes alone; new ones take over, and old ones stay good."""

from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest

from regulars.host import keys

MARCH = datetime(2025, 3, 1, tzinfo=UTC)


def test_the_first_to_ask_makes_the_file_and_all_others_read_it(tmp_path):
    file, found = tmp_path / "keys.json", []
    together = [Thread(target=lambda: found.append(keys.load_or_make(file))) for _ in range(8)]
    for thread in together:
        thread.start()
    for thread in together:
        thread.join()
    assert len(found) == 8
    assert len({ring.django for ring in found}) == 1
    assert oct(file.stat().st_mode & 0o777) == "0o600"


def test_every_key_is_drawn_anew():
    one, two = keys.new(), keys.new()
    secrets = {one.django, two.django, *(k.keys["1"] for k in (one.links, two.links, one.credentials))}
    assert len(secrets) == 5
    assert len(one.links.key("1") or b"") == 32


def test_after_a_rotation_the_new_key_is_used_and_the_old_one_still_known(tmp_path):
    file = tmp_path / "keys.json"
    before = keys.load_or_make(file)
    after = keys.rotate(file, ring="links", at=MARCH)
    assert keys.load(file) == after
    assert after.links.newest == "2"
    assert after.links.key("1") == before.links.key("1")
    assert after.links.key("2") != after.links.key("1")
    assert after.credentials == before.credentials


def test_links_signed_before_a_rotation_are_accepted_for_five_years(tmp_path):
    file = tmp_path / "keys.json"
    keys.load_or_make(file)
    links = keys.rotate(file, ring="links", at=MARCH).links
    assert links.accepted("1", at=MARCH + timedelta(days=4 * 365)) == links.key("1")
    assert links.accepted("1", at=MARCH + timedelta(days=5 * 365 + 3)) is None
    assert links.accepted("2", at=MARCH + timedelta(days=20 * 365)) == links.key("2")
    assert links.accepted("3", at=MARCH) is None


def test_a_lost_file_is_not_replaced_in_silence(tmp_path):
    with pytest.raises(keys.KeysLost, match="regulars rotate all"):
        keys.load(tmp_path / "keys.json")


@pytest.mark.parametrize(
    "text", ["", "[]", '{"django": "x"}', '{"django": "x", "links": {}, "credentials": {}}']
)
def test_a_file_of_something_else_is_refused(tmp_path, text):
    file = tmp_path / "keys.json"
    file.write_text(text)
    with pytest.raises(keys.KeysUnreadable, match=str(file)):
        keys.load(file)


def test_a_backups_keys_take_the_place_of_the_present_ones(tmp_path):
    here, there = tmp_path / "here.json", tmp_path / "there.json"
    keys.load_or_make(here)
    other = keys.load_or_make(there)
    keys.put(there.read_bytes(), file=here)
    assert keys.load(here) == other
    with pytest.raises(keys.KeysUnreadable):
        keys.put(b"nonsense", file=here)
    assert keys.load(here) == other


def test_keys_are_made_where_nothing_lives_and_never_where_something_does(monkeypatch, tmp_path):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    made = keys.of(tmp_path / "new")
    assert keys.of(tmp_path / "new") == made
    (tmp_path / "old" / "pg18").mkdir(parents=True)
    with pytest.raises(keys.KeysLost):
        keys.of(tmp_path / "old")
