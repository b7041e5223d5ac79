"""Small invented archives, and the templates as the build sets them up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from msgspec.structs import replace

from plugins.build.site import address_filters
from plugins.content.model import (
    Archive,
    Article,
    Body,
    Category,
    Crumb,
    Image,
    Link,
    Ministry,
    Series,
    Site,
    SiteData,
    Text,
)
from plugins.content.targets import Page
from plugins.core.codec import digest
from plugins.vietnamese.filters import FILTERS
from plugins.vietnamese.when import When, period
from tests.archives import context

TEMPLATES = Path(__file__).resolve().parents[2] / "theme" / "templates"
CATEGORIES = {
    "giao-ban": Category("giao-ban", "Giao ban", "briefing", "Giao ban hằng quý.", series="giao-ban-quy"),
    "chao-co": Category("chao-co", "Chào cờ", "ceremony", series="chao-co"),
    "tin-tuc": Category("tin-tuc", "Tin tức", "news"),
}
SERIES = {
    "giao-ban-quy": Series("giao-ban-quy", "Giao ban quý", "quarter"),
    "chao-co": Series("chao-co", "Chào cờ đầu tháng", "month"),
}
MINISTRY = Ministry("Bộ Thông tin và Truyền thông", "Bộ TT&TT", "2007", "2025", "Bộ Khoa học và Công nghệ", "")
DATA = SiteData(CATEGORIES, SERIES, (), MINISTRY, {})


class Assets(dict[str, str]):
    """An address for any static file that a template names."""

    def __missing__(self, name: str) -> str:
        return f"/theme/0/{name}"


SITE = Site("https://luu-tru.example/kho", "/kho", "Lưu Trữ", "Kho lưu trữ.", DATA, Assets(), ())


def month(year: int, number: int) -> When:
    first = date(year, number, 1)
    last = (first + timedelta(31)).replace(day=1) - timedelta(1)
    return period(first, last, "month")


def day(year: int, number: int, of_month: int) -> When:
    value = date(year, number, of_month)
    return period(value, value, "day")


_TEXTS: dict[bytes, Text] = {}


def body(*parts: str, links: tuple[Link | Image, ...] = (), plain: str = "") -> Body:
    """A body with this HTML, split at its placeholders."""
    text = Text(parts, plain)
    made = Body("", links, digest=digest(text))
    _TEXTS[made.digest] = text
    return made


def text_of(body: Body) -> Text:
    """The text of a body from `body`."""
    return _TEXTS[body.digest]


def changed(article: Article, **more: object) -> Article:
    """An article with other values, and its address and digest recomputed."""
    return replace(article, **more, address="", listing_digest=b"")


def article(when: When, slug: str, category: str = "tin-tuc", title: str = "", **more: object) -> Article:
    values: dict[str, object] = {"summary": f"Tóm tắt {slug}.", "body": body(f"<p>Bài {slug}.</p>"), **more}
    file = f"bai-viet/{when.start:%Y}/{slug}.md"
    made = Article(file=file, slug=slug, title=title or f"Bài {slug}", date=when, category=category, **values)  # type: ignore[arg-type]
    return replace(made, body=replace(made.body, file=file))


def archive(articles: Iterable[Article]) -> Archive:
    return Archive(tuple(sorted(articles, key=lambda one: (one.date.start, one.address))), (), DATA, text=text_of)


NAMES = ("Đăng Quý", "Đặng Quý", "Dang Quy", "đăng Qúy", "Nguyễn Văn An", "Trần Ánh", "Lê Ấm")
TAGS = ("chuyển đổi số", "Chuyển Đổi Số", "chuyen doi so", "hoà bình", "hòa bình", "15/2024/NĐ-CP", "5G")


@st.composite
def articles(draw: st.DrawFn, slug: str) -> Article:
    year, number = draw(st.integers(2012, 2021)), draw(st.integers(1, 12))
    when = month(year, number) if draw(st.booleans()) else day(year, number, draw(st.integers(1, 28)))
    return article(
        when,
        slug,
        draw(st.sampled_from(sorted(CATEGORIES))),
        authors=tuple(draw(st.lists(st.sampled_from(NAMES), max_size=2, unique=True))),
        tags=tuple(draw(st.lists(st.sampled_from(TAGS), max_size=2, unique=True))),
    )


@st.composite
def archives(draw: st.DrawFn, most: int = 12) -> Archive:
    number = draw(st.integers(0, most))
    return archive([draw(articles(f"bai-{place}")) for place in range(number)])


@cache
def environment(site: Site = SITE) -> Environment:
    """Jinja as the build sets it up, except that undefined names are errors."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    env.filters.update({**FILTERS, **address_filters(site)})
    env.globals["site"] = site
    return env


def seen(page: Page) -> Mapping[str, object]:
    """The context of a page's template."""
    return context(page, text_of)


def render(page: Page) -> str:
    return environment().get_template(page.template).render(seen(page), page_address=page.address)


def crumbs_of(page: Page) -> tuple[Crumb, ...]:
    crumbs: tuple[Crumb, ...] = seen(page)["breadcrumbs"]  # type: ignore[assignment]
    return crumbs
