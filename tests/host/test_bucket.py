"""Backups in a bucket, against a server of S3 that really answers."""

import os

import pytest

from regulars.host import keeping
from tests.buckets import bucket, s3

__all__ = ["bucket", "s3"]

MARCH, APRIL = "regulars-20250301T031500Z.backup", "regulars-20250401T031500Z.backup"
LARGE = os.urandom(12 * 2**20)  # more than one part of an upload, which is 5 MB


def keep(place: keeping.Place, name: str, content: bytes) -> None:
    with place.taking_in(name) as file:
        file.write_bytes(content)


def test_what_was_put_there_comes_back_whole(bucket, tmp_path):
    keep(keeping.place_of(f"{bucket}/shop/nightly", aside=tmp_path), MARCH, LARGE)
    with keeping.found(f"{bucket}/shop/nightly/{MARCH}", aside=tmp_path) as file:
        assert file.read_bytes() == LARGE
    assert list(tmp_path.iterdir()) == []


def test_a_prefix_stands_for_its_newest_and_the_oldest_are_forgotten(bucket, tmp_path):
    place = keeping.place_of(f"{bucket}/shop/", aside=tmp_path)
    keep(place, MARCH, b"march")
    keep(place, APRIL, b"april")
    keep(place, "notes.txt", b"mine")
    keep(keeping.place_of(f"{bucket}/shop/other", aside=tmp_path), MARCH, b"another shop's")
    with keeping.found(f"{bucket}/shop", aside=tmp_path) as file:
        assert file.read_bytes() == b"april"
    assert keeping.forget_all_but(place, 1) == [MARCH]
    assert sorted(place.names()) == ["notes.txt", APRIL]
    with keeping.found(f"{bucket}/shop/other", aside=tmp_path) as file:
        assert file.read_bytes() == b"another shop's"


def test_a_backup_that_failed_leaves_nothing_there(bucket, tmp_path):
    place = keeping.place_of(bucket, aside=tmp_path)
    with pytest.raises(RuntimeError), place.taking_in(MARCH) as file:
        file.write_bytes(b"half")
        raise RuntimeError
    assert place.names() == []


def test_a_backup_that_is_not_there_is_told_as_that(bucket, tmp_path):
    with (
        pytest.raises(keeping.NoSuchBackup, match=r"s3://safe holds nothing"),
        keeping.found(f"{bucket}/{MARCH}", aside=tmp_path),
    ):
        raise AssertionError


def test_a_bucket_that_is_not_there_is_told_with_the_way_out(bucket, tmp_path):
    with pytest.raises(
        keeping.PlaceOutOfReach, match=r"s3://nowhere can't be used: .*404.* the bucket is there"
    ):
        keeping.place_of("s3://nowhere", aside=tmp_path).names()


def test_a_server_that_does_not_answer_is_told_without_the_secret(bucket, tmp_path, monkeypatch):
    monkeypatch.setattr("regulars.host.bucket.TRIES", 0)
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "never shown")
    with pytest.raises(keeping.PlaceOutOfReach, match="AWS_ENDPOINT_URL") as told:
        keeping.place_of(bucket, aside=tmp_path).names()
    assert "never shown" not in str(told.value)
