"""Pages of old portals made from synthetic articles, with their text and chrome labelled.

The portals are templates in portals/; the line breaks of HTML there are not part of the pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from string import Template

from plugins.vietnamese.formatting import page_header

from .archive import Synthetic, all_words, synthetic

PORTALS = tuple(
    Path(__file__).parent / "portals" / name for name in ("sharepoint.html", "modern.html", "unknown.html", "plain.txt")
)
"""In the order in which pages take turns; no profile of the importer knows the third."""
_MENU, _RELATED, _FOOT = (tuple(all_words()[name]) for name in ("thuc_don", "lien_quan", "chan_trang"))
"""The chrome of every portal."""


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
    portal = PORTALS[number % len(PORTALS)]
    template = portal.read_text(encoding="utf-8")
    template = template.replace("\n", "") if portal.suffix == ".html" else template
    data = Template(template).substitute(_values(article, lines))
    chrome = (*_MENU, *_RELATED, *_FOOT)
    return PortalPage(f"{number:05}{portal.suffix}", data, article.title, f"{article.day:%d/%m/%Y}", lines, chrome)


def _values(article: Synthetic, lines: tuple[str, ...]) -> dict[str, str]:
    """What templates may show of an article and of a portal."""
    day = article.day
    return {
        "title": escape(article.title), "title_text": article.title, "day": page_header(day),
        "short_day": f"{day:%d/%m/%Y}", "american_day": f"{day.month}/{day.day}/{day.year}",
        "paragraphs": _paragraphs(lines), "broken_lines": "<br><br>".join(map(escape, lines)),
        "text": "\n\n".join(lines), "menu_items": _links(_MENU), "menu_text": "\n".join(_MENU),
        "related_items": _links(_RELATED), "related_text": "\n".join(_RELATED), "foot_lines": "<br>".join(_FOOT),
        "foot_paragraphs": _paragraphs(_FOOT), "foot_text": "\n".join(_FOOT),
    }  # fmt: skip


def _paragraphs(lines: tuple[str, ...]) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def _links(texts: tuple[str, ...]) -> str:
    return "".join(f'<li><a href="/muc/{at}">{escape(text)}</a></li>' for at, text in enumerate(texts))
