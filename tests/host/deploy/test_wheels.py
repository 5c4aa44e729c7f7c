"""A wheel says which Regulars it holds, and which of two is older."""

import zipfile

import pytest

from regulars.host.deploy.wheels import NotAWheel, is_older, version_in


def packed(folder, name="regulars", version="0.2.0"):
    file = folder / "a.whl"
    with zipfile.ZipFile(file, "w") as wheel:
        wheel.writestr(f"{name}-{version}.dist-info/METADATA", f"Name: {name}\nVersion: {version}\n\nText")
    return file


def test_the_version_is_read_from_the_wheel_itself(tmp_path):
    assert version_in(packed(tmp_path, version="0.2.0rc1")) == "0.2.0rc1"


def test_a_wheel_of_something_else_is_refused(tmp_path):
    with pytest.raises(NotAWheel, match="of django, not of Regulars"):
        version_in(packed(tmp_path, name="django"))


@pytest.mark.parametrize("content", [b"half", b"PK\x05\x06" + bytes(18)])
def test_half_a_wheel_and_an_empty_one_are_refused(tmp_path, content):
    (tmp_path / "a.whl").write_bytes(content)
    with pytest.raises(NotAWheel, match="not a whole one"):
        version_in(tmp_path / "a.whl")


@pytest.mark.parametrize(
    ("version", "than", "older"),
    [("0.9.0", "0.10.0", True), ("0.10", "0.9.9", False), ("1.0", "1.0", False), ("1.0rc1", "1.0", False)],
)
def test_versions_are_compared_as_numbers(version, than, older):
    assert is_older(version, than=than) is older
