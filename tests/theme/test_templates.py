"""The templates: nothing inline, so that a strict Content-Security-Policy holds, and nothing by HTML from scripts."""

from __future__ import annotations

import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, nodes

from tests.tables import every

THEME = Path(__file__).resolve().parents[2] / "theme"
TEMPLATES = sorted((THEME / "templates").rglob("*.html"))
SCRIPTS = sorted((THEME / "static" / "js").rglob("*.js"))

PASSED = ("search_url",)
"""Addresses that the pages which include a form have passed through a filter."""
ELSEWHERE = (
    "link.url",
    "contact.url",
    "item.url",
    "source.url",
    "view.mailto",
    "ministry.contact",
    "site.data.ministry.license",
)
"""Addresses that lead out of the site."""


def name(path: Path) -> str:
    return path.relative_to(THEME).as_posix()


@every("path", TEMPLATES)
def test_nothing_is_inline(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"""\sstyle\s*=|\son[a-z]+\s*=\s*["']|<style|javascript:""", text)
    for attributes in re.findall(r"<script\b([^>]*)>", text):
        assert " src=" in attributes or 'type="application/ld+json"' in attributes


@every("path", TEMPLATES)
def test_site_addresses_pass_through_a_filter(path: Path) -> None:
    """A site published below a path needs its base before every address."""
    text = path.read_text(encoding="utf-8")
    assert not re.findall(r"""(?:href|src|action)="/[^"]*""", text)
    for value in re.findall(r"""(?:href|src|action)="\{\{(.+?)\}\}""", text):
        filtered = re.search(r"\|\s*(url|absolute)\b", value)
        assert filtered or value.strip() in (*PASSED, *ELSEWHERE), value


@every("path", SCRIPTS)
def test_scripts_write_text_only(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(
        r"innerHTML|outerHTML\s*\+?=|insertAdjacentHTML|document\.write|\beval\(|new Function|\.style\b", text
    )


def test_the_script_before_the_paint_is_small() -> None:
    assert (THEME / "static" / "js" / "theme-early.js").stat().st_size < 1000


@every(
    "page, marked",
    [
        ("/", []),
        ("/404.html", []),
        ("/thoi-gian/", [("Thời gian", "page")]),
        ("/2019/", [("Thời gian", "true")]),
        ("/2019/09/", [("Thời gian", "true")]),
        ("/2019/09/giao-ban-thang-9/", [("Thời gian", "true")]),
        ("/chuyen-muc/", [("Chuyên mục", "page")]),
        ("/chuyen-muc/tin-tuc/2019/", [("Chuyên mục", "true")]),
        ("/the/", [("Thẻ", "page")]),
        ("/gioi-thieu/", []),
    ],
)
def test_the_section_of_a_page_is_marked(page: str, marked: list[tuple[str, str]]) -> None:
    environment = Environment(loader=FileSystemLoader(THEME / "templates"), autoescape=True, trim_blocks=True)
    environment.filters["url"] = str
    html = str(environment.get_template("components/site_nav.html").module.site_nav(page))  # type: ignore[attr-defined]
    assert re.findall(r'aria-current="(\w+)">(.+?)<', html) == [(state, name) for name, state in marked]


@every("path", TEMPLATES)
def test_what_is_imported_is_there(path: Path) -> None:
    """Jinja takes a name that a template does not have for nothing, and shows nothing."""
    environment = Environment(loader=FileSystemLoader(THEME / "templates"))

    def names(template: str) -> set[str]:
        tree = environment.parse((THEME / "templates" / template).read_text(encoding="utf-8"))
        assigned = [
            each
            for assign in tree.find_all((nodes.Assign, nodes.AssignBlock))
            for each in (assign.target, *assign.target.find_all(nodes.Name))
        ]
        given = {each.name for each in assigned if isinstance(each, nodes.Name)}
        return given | {macro.name for macro in tree.find_all(nodes.Macro)}

    for imported in environment.parse(path.read_text(encoding="utf-8")).find_all(nodes.FromImport):
        wanted = {name if isinstance(name, str) else name[0] for name in imported.names}
        assert isinstance(imported.template, nodes.Const)
        assert wanted <= names(imported.template.value)
