"""What a template depends on: everything it includes, and the site facts that these templates use."""

from __future__ import annotations

import pickle
import shutil
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader
from msgspec.structs import replace

from plugins.build.templates import Templates
from plugins.content.model import Category, Ministry, Site, SiteData
from plugins.core.cache import Cache
from plugins.core.diagnostics import ContentErrors

FILES = {
    "base.html": "<title>{{ site.name }}</title>{% block main %}{% endblock %}{% include 'footer.html' %}",
    "footer.html": "{{ site.data.ministry.name }}",
    "article.html": "{% extends 'base.html' %}{% from 'parts/card.html' import card %}"
    "{% block main %}{{ card() }}{% endblock %}",
    "parts/card.html": "{% macro card() %}{{ site.assets['card.png'] }}{% endmacro %}",
    "list.html": "{% for c in site.data.categories.values() %}{{ c.title }}{% endfor %}",
    "one_of.html": "{% include ['missing.html', 'footer.html'] ignore missing %}",
    "any.html": "{% include chosen %}",
    "whole.html": "{{ helper(site) }}",
    "some_asset.html": "{{ site.assets['x/' ~ name] }}",
    "category.html": "{{ site.data.categories[slug].title }}",
    "method.html": "{{ site.assets.items() }}",
    "broken.html": "{% if %}",
}
DATA = SiteData({"a": Category("a", "A", "news")}, {}, (), Ministry("Bộ", "", "", "", "", ""), {})
SITE = Site("https://a.vn", "", "Kho", "Mô tả", DATA, {"card.png": "/1/card.png", "x/y": "/1/x/y"}, ())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / "templates"


def versions(folder: Path, site: Site = SITE) -> dict[str, bytes]:
    environment = Environment(loader=FileSystemLoader(folder), autoescape=True)
    templates = Templates(folder, environment, site, Cache(folder.parent / "cache.sqlite"))
    return {name: templates.version(name) for name in FILES}


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {name for name in FILES if before[name] != after[name]}


@pytest.mark.parametrize(
    ("name", "dependants"),
    [
        ("footer.html", {"footer.html", "base.html", "article.html", "one_of.html", "any.html"}),
        ("parts/card.html", {"parts/card.html", "article.html", "any.html"}),
        ("base.html", {"base.html", "article.html", "any.html"}),
        ("list.html", {"list.html", "any.html"}),
        ("broken.html", {"broken.html", "any.html"}),
    ],
)
def test_a_changed_template_changes_those_that_include_it(folder: Path, name: str, dependants: set[str]) -> None:
    before = versions(folder)
    (folder / name).write_text(FILES[name] + "<!-- changed -->")
    assert changed(before, versions(folder)) == dependants


MINISTRY = replace(DATA, ministry=Ministry("Bộ khác", "", "", "", "", ""))
CATEGORIES = replace(DATA, categories={"a": Category("a", "B", "news")})


@pytest.mark.parametrize(
    ("site", "dependants"),
    [
        (replace(SITE, name="Khác"), {"base.html", "article.html"}),
        (replace(SITE, data=MINISTRY), {"footer.html", "base.html", "article.html", "one_of.html"}),
        (replace(SITE, data=CATEGORIES), {"list.html", "category.html"}),
        (
            replace(SITE, assets={**SITE.assets, "card.png": "/2/card.png"}),
            {"parts/card.html", "article.html", "some_asset.html", "method.html"},
        ),
        (replace(SITE, assets={**SITE.assets, "x/y": "/2/x/y"}), {"some_asset.html", "method.html"}),
        (replace(SITE, description="Khác"), set()),
    ],
)
def test_a_changed_fact_changes_those_that_name_it(folder: Path, site: Site, dependants: set[str]) -> None:
    before = versions(folder)
    assert changed(before, versions(folder, site)) == dependants | {"any.html", "whole.html"}


def test_another_address_of_the_site_changes_all(folder: Path) -> None:
    assert changed(versions(folder), versions(folder, replace(SITE, url="https://b.vn"))) == set(FILES)


@pytest.mark.parametrize(
    ("name", "text", "file", "line", "said"),
    [
        ("page.html", "<p>\n{% if %}", "page.html", 2, "TemplateSyntaxError: Expected an expression"),
        ("page.html", "{% include 'a.html' %}", "a.html", 3, "TemplateSyntaxError"),
        ("page.html", "\n{{ nobody.name }}", "page.html", 2, "UndefinedError: 'nobody' is undefined"),
        ("page.html", "{% from 'b.html' import x %}\n{{ x() }}", "b.html", 1, "UndefinedError"),
        ("page.html", "\n\n{% include 'none.html' %}", "page.html", 3, "TemplateNotFound: 'none.html'"),
        ("page.html", "\n{{ 1|nofilter }}", "page.html", 2, "No filter named 'nofilter'"),
        ("page.html", "\n{{ site.nothing() }}", "page.html", 2, "has no attribute 'nothing'"),
        ("gone.html", "", "gone.html", 1, "TemplateNotFound: 'gone.html'"),
    ],
)
def test_a_template_at_fault_is_told_at_its_line(
    folder: Path, name: str, text: str, file: str, line: int, said: str
) -> None:
    (folder / "page.html").write_text(text)
    (folder / "a.html").write_text("\n\n{% for %}")
    (folder / "b.html").write_text("{% macro x() %}{{ y.z }}{% endmacro %}")
    copy = shutil.copytree(folder, folder.parent / "copy")
    for here in (folder, folder, copy):  # newly compiled, cached, and cached from another folder
        environment = Environment(loader=FileSystemLoader(here), autoescape=True)
        templates = Templates(here, environment, SITE, Cache(here.parent / "cache.sqlite"))
        templates.version(name)
        with pytest.raises(ContentErrors) as stopped:
            templates.render(name, {}, "/")
        (found,) = pickle.loads(pickle.dumps(stopped.value)).diagnostics  # as from another process
        assert (found.file, found.line, found.level) == (str(here / file), line, "error")
        assert said in found.message


def test_what_is_compiled_serves_sites_at_other_addresses(folder: Path) -> None:
    (folder / "link.html").write_text('{{ "/a/"|url }} {{ "/a/"|absolute }}')
    for url, base in (("https://a.vn", ""), ("https://b.vn/kho", "/kho")):
        environment = Environment(loader=FileSystemLoader(folder), autoescape=True)
        templates = Templates(folder, environment, replace(SITE, url=url, base=base), Cache(folder.parent / "c.sqlite"))
        assert templates.render("link.html", {}, "/").decode() == f"{base}/a/ {url}/a/"


def test_a_copy_of_a_theme_is_not_compiled_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "copied.html").write_text("{{ site.name }}!")
    for here in (folder, shutil.copytree(folder, folder.parent / "copy")):
        environment = Environment(loader=FileSystemLoader(here), autoescape=True)
        templates = Templates(here, environment, SITE, Cache(folder.parent / "cache.sqlite"))
        assert templates.render("copied.html", {}, "/") == b"Kho!"
        monkeypatch.delattr(Environment, "compile", raising=False)


GUARDED = "{% if notice is defined and notice %}{% include 'notice.html' %}{% endif %}"


@pytest.mark.parametrize(
    ("page", "depends"),
    [
        (GUARDED, False),
        ("{% if notice %}{% from 'notice.html' import x %}{% endif %}", False),
        ("{% if a %}{% if notice and b %}{% include ['notice.html'] %}{% endif %}{% endif %}", False),
        ("{% if notice %}{% if b > 2 %}{% include 'notice.html' %}{% endif %}{% endif %}", False),
        ("{% include 'top.html' %}", False),
        ("{% include 'notice.html' %}", True),
        (GUARDED + "{% include 'notice.html' %}", True),
        ("{% if other %}{% include 'notice.html' %}{% endif %}", True),
        ("{% if notice or other %}{% include 'notice.html' %}{% endif %}", True),
        ("{% if not notice %}{% include 'notice.html' %}{% endif %}", True),
        ("{% if notice %}{% else %}{% include 'notice.html' %}{% endif %}", True),
        ("{% if notice %}{% elif other %}{% include 'notice.html' %}{% endif %}", True),
        ("{% set notice = 1 %}" + GUARDED, True),
        ("{% for notice in all %}" + GUARDED + "{% endfor %}", True),
        ("{% macro show(notice) %}" + GUARDED + "{% endmacro %}", True),
        ("{% set notice = 1 %}{% include 'top.html' %}", True),
        ("{% if notice %}{% include chosen %}{% endif %}{% include chosen %}", True),
    ],
)
def test_what_is_included_for_a_name_counts_where_it_has_a_value(folder: Path, page: str, depends: bool) -> None:
    for name, text in (("page.html", page), ("top.html", GUARDED), ("notice.html", "{% set notice = 1 %}")):
        (folder / name).write_text(text)
    environment = Environment(loader=FileSystemLoader(folder), autoescape=True)
    templates = Templates(folder, environment, SITE, Cache(folder.parent / "cache.sqlite"))
    assert "notice.html" in templates.closure("page.html")
    assert ("notice.html" in templates.closure("page.html", frozenset({"notice"}))) == depends
