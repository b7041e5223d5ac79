"""The templates: nothing inline, so that a strict Content-Security-Policy holds, and nothing by HTML from scripts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

THEME = Path(__file__).resolve().parents[2] / "theme"
TEMPLATES = sorted((THEME / "templates").rglob("*.html"))
SCRIPTS = sorted((THEME / "static" / "js").rglob("*.js"))


def name(path: Path) -> str:
    return path.relative_to(THEME).as_posix()


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_nothing_is_inline(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"""\sstyle\s*=|\son[a-z]+\s*=\s*["']|<style|javascript:""", text)
    for attributes in re.findall(r"<script\b([^>]*)>", text):
        assert " src=" in attributes or 'type="application/ld+json"' in attributes


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_site_addresses_pass_through_a_filter(path: Path) -> None:
    """A site published below a path needs its base before every address."""
    text = path.read_text(encoding="utf-8")
    assert not re.findall(r"""(?:href|src|action)="/[^"]*""", text)
    for value in re.findall(r"""(?:href|src|action)="\{\{(.+?)\}\}""", text):
        assert re.search(r"\|\s*(url|absolute)\b", value) or value.strip() in ("link.url", "view.mailto")


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_scripts_write_text_only(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|\.style\b", text
    )


def test_the_script_before_the_paint_is_small() -> None:
    assert (THEME / "static" / "js" / "theme-early.js").stat().st_size < 1000
