"""How do charts write numbers and dates in the reader's language?"""

from typing import Any

from babel.dates import get_day_names, get_month_names, get_period_names

from regulars.web.format import locale


def numbers() -> dict[str, Any]:
    """The reader's number format, as d3-format takes it."""
    symbols = locale().number_symbols["latn"]
    return {
        "decimal": symbols["decimal"],
        "thousands": symbols["group"],
        "grouping": [3],
        "currency": ["", ""],
    }


def times() -> dict[str, Any]:
    """The reader's names of days and months, as d3-time-format takes them."""
    here = locale()
    sunday_first = (6, 0, 1, 2, 3, 4, 5)
    periods = get_period_names(locale=here)
    return {
        "dateTime": "%x, %X",
        "date": "%d.%m.%Y",
        "time": "%H:%M:%S",
        "periods": [str(periods.get("am", "AM")), str(periods.get("pm", "PM"))],
        "days": [get_day_names("wide", locale=here)[day] for day in sunday_first],
        "shortDays": [get_day_names("abbreviated", locale=here)[day] for day in sunday_first],
        "months": [get_month_names("wide", "stand-alone", locale=here)[month] for month in range(1, 13)],
        "shortMonths": [
            get_month_names("abbreviated", "stand-alone", locale=here)[month] for month in range(1, 13)
        ],
    }
