"""Pages of old portals made from synthetic articles, with their text and chrome labelled."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from plugins.vietnamese.formatting import page_header

from .archive import Synthetic, synthetic

_MENU = (
    "Giới thiệu", "Tin tức - Sự kiện", "Văn bản pháp quy", "Dịch vụ công trực tuyến", "Hỏi đáp về thủ tục hành chính",
    "Thư viện ảnh",
    "Lịch công tác của lãnh đạo Bộ", "Góp ý dự thảo văn bản", "Chuyên trang chuyển đổi số",
    "Liên hệ", "Sơ đồ trang", "English",
)  # fmt: skip
_RELATED = (
    "Lễ phát động tết trồng cây tại trụ sở mới của ngành",
    "Hội thi tiếng hát công nhân viên chức năm nay",
    "Khai mạc tuần lễ sách thiếu nhi ở các tỉnh",
)
_FOOT = (
    "Bản quyền thuộc về Bộ Thông tin và Truyền thông",
    "Địa chỉ: 18 phố Mẫu, Hà Nội",
    "Ghi rõ nguồn khi phát hành lại thông tin từ trang này",
)


@dataclass(frozen=True, slots=True)
class PortalPage:
    """A page. name: file name; title, day: expected of an importer; text, chrome: lines to keep and to drop."""

    name: str
    data: str
    title: str
    day: str
    text: tuple[str, ...]
    chrome: tuple[str, ...]


def pages(count: int) -> Iterator[PortalPage]:
    """Generate `count` pages of four portals."""
    for number, article in enumerate(synthetic(count)):
        yield _page(number, article)


def write(folder: Path, count: int) -> list[PortalPage]:
    """Write `count` pages into a folder."""
    made = list(pages(count))
    folder.mkdir(parents=True, exist_ok=True)
    for page in made:
        (folder / page.name).write_text(page.data, encoding="utf-8")
    return made


def _page(number: int, article: Synthetic) -> PortalPage:
    lines = tuple(line for line in article.text.split("\n") if line.strip() and " | " not in line)
    ending, wrap = _PORTALS[number % len(_PORTALS)]
    data = wrap(article, lines)
    chrome = (*_MENU, *_RELATED, *_FOOT)
    return PortalPage(f"{number:05}.{ending}", data, article.title, f"{article.day:%d/%m/%Y}", lines, chrome)


def _paragraphs(lines: tuple[str, ...]) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def _links(texts: tuple[str, ...]) -> str:
    return "".join(f'<li><a href="/muc/{at}">{escape(text)}</a></li>' for at, text in enumerate(texts))


def _sharepoint(article: Synthetic, lines: tuple[str, ...]) -> str:
    day = article.day
    return (
        f'<html><head><meta charset="utf-8"><title>{escape(article.title)}</title></head><body><form id="aspnetForm">'
        f'<div id="s4-ribbonrow"><a href="#">Skip Ribbon Commands</a></div><div>Thứ sáu, ngày 18/10/2019</div>'
        f'<table width="100%"><tr><td class="ms-nav"><ul>{_links(_MENU)}</ul></td><td><div '
        f'id="ctl00_PlaceHolderMain_content">'
        f'<span id="ctl00_lblTieuDe">{escape(article.title)}</span><br>{day.month}/{day.day}/{day.year} 11:08:30 AM'
        f'<div class="ms-rtestate-field">{_paragraphs(lines)}</div></div>'
        f'<div class="tin-khac"><h3>Các tin khác</h3><ul>{_links(_RELATED)}</ul></div></td></tr></table>'
        f'<div id="footer">{"<br>".join(_FOOT)}</div></form></body></html>'
    )


def _modern(article: Synthetic, lines: tuple[str, ...]) -> str:
    return (
        f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{escape(article.title)} - '
        f"Cổng thông tin</title></head><body>"
        f'<nav class="navbar"><ul>{_links(_MENU)}</ul></nav><div class="container"><div class="col-8">'
        f'<h1 class="article-title">{escape(article.title)}</h1><div class="article-date">'
        f"{page_header(article.day)}</div>"
        f'<div class="article-content">{_paragraphs(lines)}</div><div class="related"><h3>Tin liên '
        f"quan</h3><ul>{_links(_RELATED)}</ul></div>"
        f"</div></div><footer>{_paragraphs(_FOOT)}</footer></body></html>"
    )


def _plain_portal(article: Synthetic, lines: tuple[str, ...]) -> str:
    """A portal that matches no profile."""
    return (
        f'<html><head><title>Tin</title><meta charset="utf-8"></head><body><div class="a1"><ul>'
        f"{_links(_MENU)}</ul></div>"
        f'<div class="a2"><div class="a3"><b>{escape(article.title)}</b><br>(Cập nhật lúc: 17:02, '
        f"{article.day:%d/%m/%Y} [GMT+7])<br><br>"
        f'{"<br><br>".join(map(escape, lines))}<br></div></div><div class="a4"><b>Tin liên quan</b><ul>'
        f"{_links(_RELATED)}</ul></div>"
        f'<div class="a5">{"<br>".join(_FOOT)}</div></body></html>'
    )


def _text(article: Synthetic, lines: tuple[str, ...]) -> str:
    body = "\n\n".join(lines)
    foot = "\n".join(_FOOT)
    related = "\n".join(_RELATED)
    menu = "\n".join(_MENU)
    return (
        f"{menu}\n\n{article.title}\n\n{page_header(article.day)}\n\n{body}\n\nTin liên quan\n{related}\n{foot}\nTop\n"
    )


_PORTALS: tuple[tuple[str, Callable[[Synthetic, tuple[str, ...]], str]], ...] = (
    ("html", _sharepoint), ("html", _modern), ("html", _plain_portal), ("txt", _text),
)  # fmt: skip
