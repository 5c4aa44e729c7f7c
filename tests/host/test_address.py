"""A database's address says who, where and which; the password in it is never shown."""

import pytest

from regulars.host.address import NotPostgres, django_database, password, role, without_password

BY_SOCKET = "postgresql://regulars_app:p%40ss@/regulars?host=%2Fdata%2Fpg18&port=5433"


def test_an_address_by_socket_is_understood():
    entry = django_database(BY_SOCKET)
    assert (entry["HOST"], entry["PORT"], entry["NAME"]) == ("/data/pg18", "5433", "regulars")
    assert (entry["USER"], entry["PASSWORD"]) == ("regulars_app", "p@ss")


def test_an_address_by_name_keeps_its_options():
    entry = django_database("postgres://ann:x@db.example.com:6432/shop?sslmode=require")
    assert (entry["HOST"], entry["PORT"], entry["NAME"]) == ("db.example.com", "6432", "shop")
    assert entry["OPTIONS"] == {"sslmode": "require"}


def test_another_databases_address_is_refused():
    with pytest.raises(NotPostgres, match="not mysql://"):
        django_database("mysql://db/shop")


def test_the_parts_of_an_address():
    assert role(BY_SOCKET) == "regulars_app"
    assert password(BY_SOCKET) == "p@ss"
    assert (role("postgresql:///shop"), password("postgresql:///shop")) == ("", "")


def test_a_shown_address_has_no_password():
    assert without_password(BY_SOCKET) == BY_SOCKET.replace(":p%40ss", "")
    assert without_password("postgresql://db/shop") == "postgresql://db/shop"
