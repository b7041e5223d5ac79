"""The two plugins that serve any Pelican site: on Pelican's own sample content and on a small Vietnamese blog, with the
themes that Pelican brings."""

from __future__ import annotations

import json
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, NamedTuple

import pytest
from pelican.settings import DEFAULT_CONFIG
from pelican.writers import Writer

from plugins.search.addresses import ROOT as INDEX
from plugins.search.generator import FILE, SearchGenerator
from tools.site.serve import server

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = """
SITENAME = "Nhật ký"
AUTHOR = "Nguyễn Thị An"
SITEURL = "{url}"
PATH = "content"
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
PLUGINS = ["plugins.vietnamese", "plugins.search"]
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
{more}
"""
BLOG = {
    "bua-com.md": "Title: Bữa cơm ngày mùa\nDate: 05/09/2019\nCategory: Gia đình\n\nCả nhà **gặt lúa** xong.",
    "le-hoi.rst": "Lễ hội làng\n###########\n\n:date: 2 tháng 9 năm 2020\n:category: Quê nhà\n\nRước kiệu quanh đình.",
    "cho-phien.html": "<html><head><title>Chợ phiên</title><meta name='date' content='2021-03-04T05:06:00+07:00'>"
    "<meta name='category' content='Quê nhà'></head><body><p>Chợ</p><p>phiên họp sớm.</p></body></html>",
    "nhap.md": "Title: Bản nháp\nDate: 01/01/2020\nStatus: draft\n\nKhông ai tìm thấy.",
    "sai.md": "Title: Ngày sai\nDate: 31/02/2019\n\nMười ba.",
    "lech.md": "Title: Lệch\nDate: 2019-09-05 14-30\n\nMột múi giờ không có.",
    "pages/gioi-thieu.md": "Title: Giới thiệu\n\nTrang riêng.",
}


class Built(NamedTuple):
    output: Path
    log: str

    def cards(self) -> dict[str, dict[str, str]]:
        """The cards of the results, by title."""
        cards = (json.loads(path.read_bytes()) for path in (self.output / INDEX[1:] / "cards").rglob("cards-*.json"))
        return {card["title"]: card for some in cards for card in some if card}


def build(folder: Path, *, url: str = "", more: str = "") -> Built:
    (folder / "pelicanconf.py").write_text(SETTINGS.format(url=url, more=more), encoding="utf-8")
    command = [sys.executable, "-X", "utf8", "-m", "pelican", "-s", "pelicanconf.py"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "400"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return Built(folder / "output", done.stdout + done.stderr)


def write(folder: Path) -> Path:
    for name, text in BLOG.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def blog(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(write(tmp_path_factory.mktemp("blog")), more="RELATIVE_URLS = True")


@pytest.fixture
def host(blog: Built) -> Iterator[str]:
    """Serves the blog below a path, which its settings do not name."""
    running = server(blog.output.parent, 0)
    running.start()
    yield f"http://localhost:{running.port}/{blog.output.name}"
    running.stop()


@pytest.mark.slow
def test_dates_are_read_day_first_in_every_format_and_what_is_none_is_told(blog: Built) -> None:
    shown = {title: card["date"] for title, card in blog.cards().items()}
    assert shown == {
        "Bữa cơm ngày mùa": "2019-09-05", "Lễ hội làng": "2020-09-02", "Chợ phiên": "2021-03-04T05:06+07:00",
    }  # fmt: skip
    assert "sai.md" in blog.log
    assert "31/02/2019" in blog.log
    assert "lech.md" in blog.log


@pytest.mark.slow
def test_a_reader_finds_articles_in_the_sites_own_theme(blog: Built, host: str, chromium: Browser) -> None:
    page = chromium.new_page()
    faults: list[str] = []
    page.on("response", lambda got: got.status >= 400 and "favicon" not in got.url and faults.append(got.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{host}/tim-kiem/?q=gat+lua")
    page.wait_for_selector("[data-search-status=done]")
    page.wait_for_selector("[data-search-results] mark")
    link = page.locator("[data-search-results] a").first
    assert link.inner_text() == "Bữa cơm ngày mùa"
    assert "gặt lúa" in page.locator("[data-search-results] [data-excerpt]").first.inner_text()
    assert page.locator("#banner").count() == 1, "the page stands in the theme"
    assert page.locator("[data-search-near]").is_hidden(), "nothing comes near"
    column = page.locator("#banner nav").bounding_box(), page.locator(".search").bounding_box()
    assert column[0] is not None
    assert column[1] is not None
    assert column[1]["x"] >= column[0]["x"], "the search stands in the theme's column"
    page.fill("[name=q]", "cho phien")
    page.wait_for_function("document.querySelector('[data-search-results] a')?.textContent === 'Chợ phiên'")
    page.locator("[data-search-results] a").first.click()
    page.wait_for_url("**/cho-phien.html")
    page.goto(f"{host}/tim-kiem/?q=khong+ai+tim+thay")
    page.wait_for_selector("[data-search-status=done]")
    assert "ở dưới" not in page.content(), "there are no other ways in below"
    assert "Bản nháp" not in page.content()
    assert faults == []
    page.close()


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["notmyidea", "simple"])
def test_pelicans_own_sample_content(theme: str, tmp_path: Path) -> None:
    """Each date equals that of plain Pelican, since all of its samples are written in Pelican's own forms."""
    shutil.copytree(str(files("pelican.tests").joinpath("content")), tmp_path / "content")
    stems: set[str] = set()
    for path in sorted((tmp_path / "content").rglob("*.*")):
        if path.stem in stems or path.stem == "article_with_template":
            path.unlink()  # some are written in two formats, which would be one page; one has a template of its own
        stems.add(path.stem)
    more = f'THEME = "{theme}"\nSLUGIFY_SOURCE = "basename"\nDEFAULT_DATE = (2020, 2, 3)'
    stock = build(tmp_path, more=f"{more}\nPLUGINS = []")
    pages = {path.relative_to(stock.output).as_posix(): path.read_bytes() for path in stock.output.rglob("*.html")}
    shutil.rmtree(stock.output)
    ours = build(tmp_path, more=more)
    assert {path: (ours.output / path).read_bytes() for path in pages} == pages
    found = [card["address"] for card in ours.cards().values()]
    assert len(found) > 20
    assert {address[1:] for address in found} <= pages.keys()


@pytest.mark.slow
def test_below_a_path_and_with_addresses_of_folders(tmp_path: Path) -> None:
    more = 'ARTICLE_URL = "{date:%Y}/{slug}/"\nARTICLE_SAVE_AS = "{date:%Y}/{slug}/index.html"'
    built = build(write(tmp_path), url="https://vi.example/nhat-ky", more=more)
    page = (built.output / "tim-kiem/index.html").read_text(encoding="utf-8")
    assert 'data-index="chi-muc/"' in page, "links start at the page, wherever the site lies"
    address = built.cards()["Bữa cơm ngày mùa"]["address"]
    assert address == "/2019/bua-com-ngay-mua/"
    assert "gặt lúa" in json.loads((built.output / f"{address[1:]}index.json").read_bytes())["text"]


@pytest.mark.slow
def test_translations_times_of_other_zones_and_titles_as_readers_see_them(tmp_path: Path) -> None:
    folder = write(tmp_path)
    for name, text in {
        "bua-com.en.md": "Title: A meal\nDate: 05/09/2019\nSlug: bua-com-ngay-mua\nLang: en\n\nHarvest is over.",
        "hop.md": "Title: Họp\nDate: 2019-09-05T20:00:00Z\n\nHọp muộn.",
        "an.html": "<html><head><title>Ăn &amp; ở</title><meta name='date' content='6/9/2019'></head></html>",
    }.items():
        (folder / "content" / name).write_text(text, encoding="utf-8")
    built = build(folder, more='JINJA_ENVIRONMENT = {"autoescape": True}')
    cards = built.cards()
    assert cards["A meal"]["address"] == "/bua-com-ngay-mua-en.html"
    assert cards["Họp"]["date"] == "2019-09-05", "the day that the page shows, no hour that is not Hanoi's"
    assert "Ăn & ở" in cards
    assert 'data-module="search"' in (built.output / "tim-kiem/index.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_articles_with_addresses_of_their_own(tmp_path: Path) -> None:
    folder = write(tmp_path)
    for name, url in (("xa", "https://example.vn/xa"), ("ngoai", "../../ngoai.html"), ("goc", "/goc.html")):
        head = f"Title: Bài {name}\nDate: 05/09/2019\nURL: {url}\nSave_as: {name}.html"
        (folder / "content" / f"{name}.md").write_text(f"{head}\n\nChữ.", encoding="utf-8")
    head = "Title: Bài không trang\nDate: 05/09/2019\nSave_as:"
    (folder / "content/khong-trang.md").write_text(f"{head}\n\nChữ.", encoding="utf-8")
    built = build(folder)
    found = {title: card["address"] for title, card in built.cards().items() if title.startswith("Bài ")}
    assert found == {"Bài goc": "/goc.html"}
    assert (built.output / "goc.html.json").is_file()


@pytest.mark.slow
def test_categories_of_the_sites_own_slugs_no_category_and_twins(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    kinds = (("mot", "Category: C++"), ("hai", "Category: C#"), ("ba", "Slug: mot"), ("bon", "Slug: mot"))
    for name, category in kinds:
        head = f"Title: Bài {name}\nDate: 05/09/2019\n{category}"
        (content / f"{name}.md").write_text(f"{head}\n\nChữ.", encoding="utf-8")
    more = """
THEME = "simple"
CATEGORY_SAVE_AS = ""
SLUG_REGEX_SUBSTITUTIONS = [("Bài ", ""), (r"\\+", "p"), ("#", "-sharp")]
ARTICLE_URL = ARTICLE_SAVE_AS = "{title}.html"
"""
    built = build(tmp_path, more=more)
    assert {card["category"] for card in built.cards().values()} == {"cpp", "c-sharp", ""}
    facets = json.loads((built.output / INDEX[1:] / "cards/facets.json").read_bytes())
    assert sum(category is not None for category in facets["category"]) == 4, "none is found twice"


SUBSITES = """
from pathlib import Path
from pelican import signals

def build_another(pelican):  # as the plugin i18n_subsites does
    if pelican.settings["DEFAULT_LANG"] == "vi":
        output = str(Path(pelican.settings["OUTPUT_PATH"]) / "en")
        type(pelican)({**pelican.settings, "DEFAULT_LANG": "en", "OUTPUT_PATH": output}).run()

def register():
    signals.finalized.connect(build_another)
"""


@pytest.mark.slow
def test_subsites_of_other_languages(tmp_path: Path) -> None:
    (write(tmp_path) / "subsites.py").write_text(SUBSITES, encoding="utf-8")
    plugins = 'PLUGIN_PATHS = ["."]\nPLUGINS = ["subsites", "plugins.vietnamese", "plugins.search"]'
    built = build(tmp_path, more=plugins)
    assert (built.output / "en/tim-kiem/index.html").is_file()
    assert Built(built.output / "en", "").cards() == built.cards()


@pytest.mark.slow
def test_settings_of_many_kinds_and_a_cache(tmp_path: Path) -> None:
    """Names of files that begin day first, addresses with marks, statuses, a cache and an output of its own."""
    content = tmp_path / "content"
    content.mkdir()
    for name, status in (("05-09-2019_mot", "published"), ("06-09-2019_an", "hidden"), ("07-09-2019_bo", "skip")):
        text = f"Title: Mùa Gặt {name[:2]}\nStatus: {status}\n\nChữ."
        (content / f"{name}.md").write_text(text, encoding="utf-8")
    (content / "08-09-2099_mai.md").write_text("Title: Mai sau\n\nChữ.", encoding="utf-8")
    more = r"""
FILENAME_METADATA = r"(?P<date>\d{2}-\d{2}-\d{4})_.*"
SLUGIFY_USE_UNICODE = SLUGIFY_PRESERVE_CASE = True
WITH_FUTURE_DATES = False
CACHE_CONTENT = LOAD_CONTENT_CACHE = DELETE_OUTPUT_DIRECTORY = True
CONTENT_CACHING_LAYER = "generator"
"""
    first = build(tmp_path, more=more)
    found = {card["address"]: card["date"] for card in first.cards().values()}
    assert found == {"/Mùa-Gặt-05.html": "2019-09-05"}
    assert (first.output / "Mùa-Gặt-05.html.json").is_file()
    files = {path: path.read_bytes() for path in first.output.rglob("*") if path.is_file()}
    again = build(tmp_path, more=more)
    assert {path: path.read_bytes() for path in again.output.rglob("*") if path.is_file()} == files


IN_MEMORY = """
from pelican import signals
from pelican.contents import Article
from pelican.urlwrappers import Category
from pelican.utils import get_date

def add(generator):
    for word in ("lúa", "ngô"):
        about = {"title": word, "date": get_date("05/09/2020"), "category": Category("Nhớ", generator.settings)}
        generator.articles.append(Article(word, about, generator.settings, context=generator.context))

def register():
    signals.article_generator_pretaxonomy.connect(add)
"""


@pytest.mark.slow
def test_articles_that_another_plugin_makes_and_an_index_of_before(tmp_path: Path) -> None:
    (tmp_path / "in_memory.py").write_text(IN_MEMORY, encoding="utf-8")
    old = tmp_path / "output" / INDEX[1:] / "0" / "1-old.txt"
    old.parent.mkdir(parents=True)
    old.touch()
    (write(tmp_path) / "content/khong-ngay.md").write_text("Title: Không ngày\n\nChữ.", encoding="utf-8")
    plugins = 'PLUGIN_PATHS = ["."]\nPLUGINS = ["plugins.vietnamese", "plugins.search", "in_memory"]'
    built = build(tmp_path, more=f'{plugins}\nDEFAULT_DATE = "06/09/2019"\nAUTHOR = None')
    cards = built.cards()
    assert cards["lúa"]["date"] == "2020-09-05", "plugins read dates as Pelican does, day first"
    assert cards["Không ngày"]["date"] == "2019-09-06"
    texts = [json.loads((built.output / f"{name}.html.json").read_bytes())["text"] for name in ("lua", "ngo")]
    assert texts == ["lúa", "ngô"]
    assert not old.exists()
    assert (built.output / INDEX[1:] / "manifest.json").is_file()


@pytest.mark.slow
def test_a_page_of_the_sites_own_where_the_search_would_be_is_told(tmp_path: Path) -> None:
    (write(tmp_path) / "content/pages/tim-kiem.md").write_text("Title: Tìm kiếm\n\nCủa tôi.", encoding="utf-8")
    built = build(tmp_path, more='PAGE_SAVE_AS = "{slug}/index.html"')
    assert "tim-kiem" in built.log
    assert "Của tôi" in (built.output / "tim-kiem/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("way", ["static file", "template"])
def test_a_file_where_the_search_would_be_is_told(way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = {**DEFAULT_CONFIG, "CACHE_PATH": str(tmp_path), "RELATIVE_URLS": False}
    static = {"tk.html": SimpleNamespace(save_as=FILE)} if way == "static file" else {}
    context = {"generated_content": {}, "static_content": static, "articles": []}
    told: list[str] = []
    monkeypatch.setattr(logging.getLogger("pelican"), "warning", told.append)
    generator = SearchGenerator(context, settings, str(tmp_path), settings["THEME"], str(tmp_path))
    writer = Writer(str(tmp_path), settings)
    if way == "template":
        (tmp_path / FILE).parent.mkdir()
        writer._open_w(str(tmp_path / FILE), "utf-8").close()
    generator.generate_output(writer)
    assert "/tim-kiem/" in told[0]
    assert not (tmp_path / INDEX[1:]).exists()


@pytest.mark.slow
def test_a_theme_without_a_place_for_the_search_is_told(tmp_path: Path) -> None:
    theme = tmp_path / "bare" / "templates"
    theme.mkdir(parents=True)
    (theme / "base.html").write_text("<!doctype html><title>{{ SITENAME }}</title>", encoding="utf-8")
    assert "block content" in build(write(tmp_path), more='THEME = "bare"').log


@pytest.mark.parametrize(("base", "folder"), [('href="https://vi.du/blog/"', "/blog/tim-kiem/"), ('target="_top"', "")])
def test_a_theme_that_changes_where_relative_addresses_lead(base: str, folder: str, tmp_path: Path) -> None:
    theme = tmp_path / "based" / "templates"
    theme.mkdir(parents=True)
    page = f"<!doctype html><base {base}><title>x</title>{{% block content %}}{{% endblock %}}"
    (theme / "base.html").write_text(page, encoding="utf-8")
    built = build(write(tmp_path), url="https://vi.du/blog", more='THEME = "based"')
    found = (built.output / "tim-kiem/index.html").read_text(encoding="utf-8")
    assert f'src="{folder}js/search/main.js"' in found
    assert f'href="{folder}chi-muc/manifest.json"' in found
