"""What somebody changed is never replaced without asking; what only we wrote is kept up to date."""

import json

import pytest

from regulars.host.deploy.files import Written
from regulars.host.deploy.plan import LIST, CannotWrite, State, plan, write

UNIT = "etc/systemd/system/regulars.service"


def states(folder, *texts):
    return [step.state for step in plan([Written(UNIT, text) for text in texts], to=folder)]


def put(folder, text):
    return write(plan([Written(UNIT, text)], to=folder), to=folder)


def test_a_new_file_is_written_once(tmp_path):
    assert states(tmp_path, "first") == [State.NEW]
    assert put(tmp_path, "first") == [UNIT]
    assert put(tmp_path, "first") == []
    assert oct((tmp_path / UNIT).stat().st_mode & 0o777) == "0o644"


def test_what_an_earlier_version_wrote_is_updated_and_what_somebody_changed_is_told(tmp_path):
    put(tmp_path, "first")
    assert states(tmp_path, "second") == [State.UPDATED]
    (tmp_path / UNIT).write_text("by hand")
    assert states(tmp_path, "second") == [State.CHANGED]
    assert states(tmp_path, "by hand") == [State.SAME]


def test_what_was_there_before_us_counts_as_somebodys(tmp_path):
    (tmp_path / UNIT).parent.mkdir(parents=True)
    (tmp_path / UNIT).write_text("theirs")
    assert states(tmp_path, "ours") == [State.CHANGED]


def test_the_list_of_what_was_written_outlives_a_part_that_is_written_no_more(tmp_path):
    put(tmp_path, "first")
    other = [Written("etc/regulars/environment", "x")]
    write(plan(other, to=tmp_path), to=tmp_path)
    assert set(json.loads((tmp_path / LIST).read_text())) == {UNIT, "etc/regulars/environment"}
    assert oct((tmp_path / LIST).stat().st_mode & 0o777) == "0o600"


def test_a_folder_that_cannot_be_written_is_told_with_the_way_out(tmp_path):
    (tmp_path / "etc").write_text("a file")
    with pytest.raises(CannotWrite, match=r"can't be written .* with sudo"):
        put(tmp_path, "first")
