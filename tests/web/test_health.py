"""/health says whether pages can be served, to whoever asks."""

from django.db import DatabaseError, connection
from django.test import Client


def test_a_console_that_serves_says_so_without_a_sign_in(database):
    answer = Client().get("/health")
    assert answer.status_code == 200
    assert {**answer.json(), "version": ""} == {"status": "ok", "database": True, "version": ""}
    assert answer["Cache-Control"] == "no-store"


def test_a_console_without_its_database_says_that(database, monkeypatch):
    def refuse():
        raise DatabaseError("gone")

    monkeypatch.setattr(connection, "cursor", refuse)
    answer = Client().get("/health")
    assert (answer.status_code, answer.json()["database"]) == (503, False)
