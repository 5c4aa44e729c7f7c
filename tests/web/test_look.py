"""Can everybody read it, in light and in dark?"""

import re

import pytest

from regulars.web.charts import LIGHT_DARK, TOKENS

STYLES = TOKENS.parent
COLOURS = {name: (light, dark) for name, light, dark in LIGHT_DARK.findall(TOKENS.read_text())}
INKS = ("ink", "soft", "accent", "warn", "bad", "star", "steady", "question", "problem")
PAPERS = ("paper", "sheet", "raised", "hover")


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, as WCAG 2.2 defines it."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def test_black_on_white_has_the_contrast_that_the_standard_says():
    assert contrast("#000000", "#ffffff") == 21


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("ink", INKS)
def test_every_ink_can_be_read_on_every_paper(ink, paper, theme):
    assert contrast(COLOURS[ink][theme], COLOURS[paper][theme]) >= 4.5  # WCAG 2.2, AA


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "paper"),
    [("on-accent", "accent"), ("accent", "wash"), ("warn", "warn-wash"), ("bad", "bad-wash")],
)
def test_words_on_colour_can_be_read(ink, paper, theme):
    assert contrast(COLOURS[ink][theme], COLOURS[paper][theme]) >= 4.5


def test_colours_stand_in_the_tokens_alone():
    painted = {
        file.name: re.findall(r"#[0-9a-f]{3,8}\b", file.read_text())
        for file in STYLES.glob("*.css")
        if file.name != "tokens.css"
    }
    assert {name: found for name, found in painted.items() if found} == {"pieces.css": ["#fff"]}  # QR code


def test_every_token_that_is_used_is_declared():
    styles = "".join(file.read_text() for file in STYLES.glob("*.css"))
    declared = set(re.findall(r"--([\w-]+):", styles)) | {"c", "v", "height"}
    assert set(re.findall(r"var\(--([\w-]+)", styles)) <= declared
