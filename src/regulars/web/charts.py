"""How does a chart get onto a page, and into a mail as a picture?

    from regulars.web.charts import alt, chart

    chart(alt.Chart(alt.Data(values=rows)).mark_line().encode(x="month:T", y="share:Q"),
          says=_("Two of three come back."), columns=(_("Month"), _("Share")), rows=table_rows)

A specification names colours as `var(--accent)`: the page takes them from its style sheet, in light and
dark; a picture takes the light ones from the same file. `{% chart made %}` shows it with its table.
"""

import json
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module, util
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, cast

import vl_convert

from regulars.web.d3locale import numbers, times
from regulars.web.pieces import Words

__all__ = ["Chart", "alt", "chart", "chart_png", "chart_svg"]

TOKENS = Path(__file__).parent / "static/web/tokens.css"
LIGHT_DARK = re.compile(r"--([\w-]+): light-dark\((#\w+), (#\w+)\);")
VARIABLE = re.compile(r"var\(--([\w-]+)\)")
SCALE = 2.0
"""Pixels of a picture for one of the page."""

CONFIG: dict[str, Any] = {
    "background": None,
    "font": "Inter, Segoe UI, Roboto, Noto Sans, Liberation Sans, Arial, sans-serif",
    "view": {"stroke": None},
    "range": {
        "category": [f"var(--{name})" for name in ("accent", "question", "star", "problem", "soft")],
        "ramp": {"scheme": "greens"},
    },
    "mark": {"color": "var(--accent)", "tooltip": True},
    "line": {"strokeWidth": 2, "strokeJoin": "round", "strokeCap": "round"},
    "area": {"opacity": 0.14, "line": False},
    "bar": {"cornerRadiusEnd": 2},
    "rule": {"color": "var(--edge)"},
    "text": {"color": "var(--soft)", "fontSize": 12},
    "axis": {
        "labelColor": "var(--soft)",
        "titleColor": "var(--soft)",
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "domain": False,
        "ticks": False,
        "labelPadding": 8,
        "gridColor": "var(--line)",
        "gridWidth": 1,
    },
    "axisX": {"grid": False, "labelFlush": True, "labelOverlap": True},
    "legend": {
        "orient": "top",
        "direction": "horizontal",
        "title": None,
        "labelColor": "var(--ink)",
        "labelFontSize": 12,
        "symbolType": "circle",
        "symbolSize": 64,
    },
}


def lazy(name: str) -> ModuleType:
    """A module that is loaded when it is first used: altair takes most of a second."""
    spec = util.find_spec(name)
    if name in sys.modules or spec is None or spec.loader is None:
        return import_module(name)
    spec.loader = util.LazyLoader(spec.loader)
    module = sys.modules[name] = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if TYPE_CHECKING:
    import altair as alt
else:
    alt = lazy("altair")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart as a page shows it.

    says: the one thing it tells, also for those who don't see it. columns, rows: the table behind it.
    """

    spec: dict[str, Any]
    says: Words
    columns: Sequence[Words]
    rows: Sequence[Sequence[Any]]
    height: int

    def for_page(self) -> dict[str, Any]:
        """What the page's element reads."""
        return {"spec": self.spec, "numbers": numbers(), "times": times()}


def chart(
    made: "alt.TopLevelMixin",
    *,
    says: Words,
    columns: Sequence[Words],
    rows: Sequence[Sequence[Any]],
    height: int = 240,
) -> Chart:
    """A chart of Altair's in our look. height: of its drawing, in pixels; the width is the page's."""
    spec = made.to_dict()
    spec.pop("$schema", None)
    own = spec.pop("config", {})
    spec["config"] = {**CONFIG, **{name: value for name, value in own.items() if name != "view"}}
    spec.setdefault("width", "container")
    spec.setdefault("height", height)
    spec.setdefault("autosize", {"type": "fit", "contains": "padding"})
    return Chart(spec=spec, says=says, columns=columns, rows=rows, height=height)


def chart_png(made: Chart, *, width: int = 640) -> bytes:
    """The same chart as a picture, for a mail or a document."""
    return vl_convert.vegalite_to_png(
        picture(made, width=width), scale=SCALE, format_locale=numbers(), time_format_locale=times()
    )


def chart_svg(made: Chart, *, width: int = 640) -> str:
    """The same chart as a drawing."""
    return vl_convert.vegalite_to_svg(
        picture(made, width=width), format_locale=numbers(), time_format_locale=times()
    )


def picture(made: Chart, *, width: int) -> dict[str, Any]:
    """The specification with a width and with the light theme's colours in it."""
    fixed = {**made.spec, "width": width, "background": palette()["sheet"]}
    written = VARIABLE.sub(lambda found: palette()[found[1]], json.dumps(fixed))
    return cast(dict[str, Any], json.loads(written))


@cache
def palette() -> dict[str, str]:
    """The light colours by name, from the style sheet that the pages use."""
    return {name: light for name, light, _dark in LIGHT_DARK.findall(TOKENS.read_text())}
