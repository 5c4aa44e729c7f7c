"""Does a chart look the same on the page and in a mail, and take its script from here?"""

import gzip
import io

import pytest
from django.test import Client
from django.utils import translation
from PIL import Image

from regulars.web import bundle
from regulars.web.charts import alt, chart, chart_png, chart_svg, lazy, palette


def made():
    bars = alt.Chart(alt.Data(values=[{"month": "Jan", "share": 0.5}, {"month": "Feb", "share": 0.25}]))
    return chart(
        bars.mark_bar().encode(x="month:N", y="share:Q", color=alt.value("var(--star)")),
        says="It halves.",
        columns=("Month", "Share"),
        rows=[("Jan", "50 %"), ("Feb", "25 %")],
        height=120,
    )


def test_the_page_gets_names_of_colours_and_the_width_it_has():
    spec = made().for_page()["spec"]
    assert (spec["width"], spec["height"]) == ("container", 120)
    assert spec["encoding"]["color"] == {"value": "var(--star)"}
    assert spec["config"]["mark"]["color"] == "var(--accent)"
    assert "$schema" not in spec


def test_a_picture_has_the_light_colours_of_the_style_sheet():
    drawn = chart_svg(made(), width=300)
    assert palette()["star"] in drawn
    assert "var(--" not in drawn


def test_a_picture_is_twice_as_fine_as_the_page():
    picture = Image.open(io.BytesIO(chart_png(made(), width=300)))
    assert (picture.format, picture.width) == ("PNG", 600)


def test_a_chart_writes_numbers_as_its_reader_does():
    with translation.override("lv"):
        assert made().for_page()["numbers"]["decimal"] == ","


def test_a_module_is_loaded_when_it_is_used_and_must_be_there():
    assert lazy("json").__name__ == "json"
    with pytest.raises(ModuleNotFoundError):
        lazy("no_such_module_here")


def test_the_script_is_served_from_here_and_kept_for_good(database):
    answer = Client().get(f"/charts/vega-{bundle.version()}.js", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert b"window.vegaEmbed" in gzip.decompress(answer.content)
    plain = Client().get(f"/charts/vega-{bundle.version()}.js", headers={"Accept-Encoding": "identity"})
    assert plain.content == gzip.decompress(answer.content)


def test_the_browser_fetches_it_while_one_signs_in(database):
    page = Client().get("/account/login/").content.decode()
    assert f'<link rel="prefetch" as="script" href="/charts/vega-{bundle.version()}.js">' in page


def test_a_script_of_another_version_is_not_there(database):
    assert Client().get("/charts/vega-0.js").status_code == 404


def test_the_script_is_kept_in_the_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path))
    bundle.kept.cache_clear()
    first = bundle.script()
    assert [file.read_bytes() for file in (tmp_path / "cache").iterdir()] == [first]
    bundle.kept.cache_clear()
    monkeypatch.setattr("vl_convert.javascript_bundle", pytest.fail)
    assert bundle.script() == first


def test_a_folder_that_cannot_be_written_to_only_costs_time(tmp_path):
    (tmp_path / "cache").write_text("a file where a folder should be")
    bundle.keep(b"script", tmp_path / "cache" / "vega.js.gz")
    assert (tmp_path / "cache").is_file()
