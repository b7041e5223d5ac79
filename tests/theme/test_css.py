"""The style sheets: complete, layered, legible in both schemes, and nothing in them that no page uses."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

from plugins.build.assets import bundle_css
from tests.tables import every

ROOT = Path(__file__).resolve().parents[2]
CSS = ROOT / "theme" / "static" / "css"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SHEET = COMMENT.sub("", bundle_css(CSS / "main.css"))
TOKENS = COMMENT.sub("", (CSS / "tokens.css").read_text(encoding="utf-8"))
COLOURS = dict(re.findall(r"(--[\w-]+): light-dark\((.+?)\);", TOKENS))
GROUNDS = ("--paper", "--sheet", "--wash", "--accent-wash")
TEXTS = ("--ink", "--ink-soft", "--accent")


def colour(token: str, scheme: int) -> str:
    """A token's value by day (0) or by night (1)."""
    if token in COLOURS:
        return COLOURS[token].split(", ")[scheme]
    (value,) = re.findall(rf"{token}: (#\w+);", TOKENS)
    return str(value)


def luminance(colour: str) -> float:
    """WCAG 2.2's relative luminance of "#rrggbb"."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2.2's contrast ratio, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_measure_of_contrast() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@every(
    "text, ground, least",
    [
        *((text, ground, 4.5) for text, ground in itertools.product(TEXTS, GROUNDS)),
        ("--on-seal", "--seal", 4.5),
        *(("--rule-strong", ground, 3) for ground in GROUNDS[:3]),  # the edges of controls
        ("--ink", "--heat-1", 4.5),
        ("--ink", "--heat-2", 4.5),
        ("--paper", "--heat-3", 4.5),
        ("--paper", "--heat-4", 4.5),
    ],
)
def test_colours_can_be_told_apart(text: str, ground: str, least: float, scheme: int) -> None:
    assert contrast(colour(text, scheme), colour(ground, scheme)) >= least


def full(colour: str) -> str:
    """ "#abc" as "#aabbcc"."""
    return "#" + "".join(2 * digit for digit in colour[1:]) if len(colour) == 4 else colour


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_high_contrast_is_the_same_by_choice_and_by_system_and_goes_beyond_the_ordinary(scheme: int) -> None:
    sheet = COMMENT.sub("", (CSS / "contrast.css").read_text(encoding="utf-8"))
    by_system, by_choice = sheet.split(':root[data-theme="contrast"]')
    values = [dict(re.findall(r"(--[\w-]+): (.+?);", part)) for part in (by_system, by_choice)]
    assert values[0] == values[1]
    shown = {name: re.findall(r"#\w+", value)[scheme] for name, value in values[0].items() if "light-dark" in value}
    for text, ground in itertools.product(TEXTS, GROUNDS):
        assert contrast(full(shown[text]), full(shown[ground])) >= 7, (text, ground)


def test_old_browsers_get_the_same_colours() -> None:
    sheet = COMMENT.sub("", (CSS / "old-browsers.css").read_text(encoding="utf-8"))
    light, dark, high = (
        dict(re.findall(r"(--[\w-]+): (#\w+);", block)) for block in re.findall(r"\{([^{}]*)\}", sheet)
    )
    assert light == {name: colour(name, 0) for name in COLOURS}
    assert dark == {name: colour(name, 1) for name in COLOURS}
    contrast_sheet = (CSS / "contrast.css").read_text(encoding="utf-8")
    assert high == dict(re.findall(r"(--[\w-]+): light-dark\((#\w+), ", contrast_sheet))


def test_every_property_used_is_defined_and_every_one_defined_is_used() -> None:
    assert set(re.findall(r"var\((--[\w-]+)", SHEET)) == set(re.findall(r"^\s*(--[\w-]+):", SHEET, re.MULTILINE))


def test_every_class_is_used_by_a_page() -> None:
    """The plugins' modules count, since bodies get their classes there; a class may be put together: "x--" ~ y."""
    sources = [*(ROOT / "theme" / "templates").rglob("*.html"), *(ROOT / "plugins").rglob("*.py")]
    sources += (ROOT / "theme" / "static" / "js").rglob("*.js")
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    words = set(re.findall(r"[\w-]+", text))
    classes = set(re.findall(r"\.([a-z][\w-]*)(?=[^{}]*\{)", SHEET))
    assert {name for name in classes if name not in words and f"{name.rpartition('--')[0]}--" not in words} == set()


def test_every_class_of_a_page_is_styled_or_looked_for() -> None:
    """By a style sheet, a script or a test."""
    templates = " ".join(path.read_text(encoding="utf-8") for path in (ROOT / "theme/templates").rglob("*.html"))
    scripts = " ".join(path.read_text(encoding="utf-8") for path in (ROOT / "theme/static/js").rglob("*.js"))
    tests = " ".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py"))
    named = {name for names in re.findall(r'class="([^"{]*)(?=")', templates) for name in names.split()}
    assert len(named) > 100
    assert sorted(name for name in named if f".{name}" not in SHEET and name not in scripts + tests) == []


def test_every_style_sheet_is_imported_into_a_layer() -> None:
    main = (CSS / "main.css").read_text(encoding="utf-8")
    imported = dict(re.findall(r'@import url\("(.+?)"\) layer\((\w+)\);', main))
    assert set(imported) == {path.relative_to(CSS).as_posix() for path in CSS.rglob("*.css")} - {"main.css"}
    (order,) = re.findall(r"^@layer (.+);$", main, re.MULTILINE)
    assert set(imported.values()) <= set(order.split(", "))


def test_lines_leave_room_for_stacked_marks() -> None:
    """Ế and Ậ stand two marks high: 1.3 is the least for headings, 1.6 for text of several lines."""
    tokens = dict(re.findall(r"(--leading[\w-]*): ([\d.]+);", TOKENS))
    assert float(tokens["--leading-heading"]) >= 1.3
    assert float(tokens["--leading"]) >= 1.6
    assert float(tokens["--leading-reading"]) >= 1.6
    assert all(float(value) >= 1.3 for value in re.findall(r"line-height: ([\d.]+)", SHEET) if float(value))


def test_colours_are_tokens() -> None:
    """Outside the tokens and the print sheet only system colours, and white behind transparent drawings."""
    loose = {
        f"{path.name}: {value}"
        for path in CSS.rglob("*.css")
        if path.name not in ("tokens.css", "contrast.css", "old-browsers.css", "print.css")
        for value in re.findall(
            r"#[0-9a-f]{3,8}\b", re.sub(r"@media print \{.*", "", path.read_text(), flags=re.DOTALL)
        )
    }
    assert loose <= {"figure.css: #fffefb"}
