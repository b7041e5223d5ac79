"""Reads a WordPress export (WXR), or another RSS feed: its posts, as the HTML that WordPress would show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_EXCERPT = re.compile(r"\{http://wordpress\.org/export/[\d.]+/excerpt/\}encoded")
_WP = re.compile(r"\{http://wordpress\.org/export/[\d.]+/\}(?P<name>\w+)")
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_PARTS = re.compile(
    r"wp_\w+|acf\b.*|attachment|revision|nav_menu_item|custom_css|customize_changeset|oembed_cache|user_request"
    r"|elementor_library|wpcf7_contact_form|tablepress_table"
)
"""Matches the types of items that are parts of a site, not pages."""
_DISCARDED = ("trash", "auto-draft", "inherit")
_BLOCK = re.compile(
    r"(?i)^\s*</?(?:p|div|h[1-6]|ul|ol|li|table|tbody|thead|tr|td|th|blockquote|figure|pre|hr|!--|section|figcaption)\b"
)
_CAPTION = re.compile(
    r"\[caption[^\]]*\](?P<picture>\s*(?:<a[^>]*>\s*)?<img[^>]*>(?:\s*</a>)?)(?P<text>.*?)\[/caption\]", re.DOTALL
)
_SIGN = b"wordpress.org/export/"
_FEED = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<rss\b")


@dataclass(frozen=True, slots=True)
class Post:
    """A post: its ID, or else its address or title; its page; its address; and whether readers could see it."""

    number: str
    html: bytes
    address: str
    is_published: bool


def is_export(head: bytes) -> bool:
    """Whether a file that begins so is an export or a feed."""
    return _SIGN in head or _FEED.match(head) is not None


def posts(stream: IO[bytes] | Path) -> Iterator[Post]:
    """Stream the posts of an export that nobody discarded; raises etree.XMLSyntaxError if it is broken."""
    source = str(stream) if isinstance(stream, Path) else stream
    events = etree.iterparse(
        source, tag="item", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, recover=True
    )
    for _, item in events:
        values = _values(item)
        status, address = values.get("status", "publish"), values.get("link", "")
        if status not in _DISCARDED and not _PARTS.fullmatch(values.get("post_type", "post")):
            number = values.get("post_id") or address or values.get("title", "")
            yield Post(number, _page(values), address, status == "publish")
        item.clear()
        while item.getprevious() is not None:
            del item.getparent()[0]


def _values(item: etree._Element) -> dict[str, str]:
    values: dict[str, str] = {}
    tags = []
    for child in item:
        name = str(child.tag)
        text = (child.text or "").strip()
        if match := _WP.fullmatch(name):
            values[match["name"]] = text
        elif name == _CONTENT:
            values["content"] = child.text or ""
        elif _EXCERPT.fullmatch(name):
            values["excerpt"] = text
        elif name == _CREATOR:
            values["author"] = text
        elif name == "category":
            if child.get("domain") == "category":
                values.setdefault("section", text)
            elif child.get("domain") == "post_tag":
                tags.append(text)
        elif name in ("title", "link", "pubDate", "description"):
            values[name] = text
    values["tags"] = ", ".join(tags)
    return values


def _page(values: dict[str, str]) -> bytes:
    """Render a post as a page with its metadata in the head."""
    day = values.get("post_date", "").replace(" ", "T")
    day = f"{day}+07:00" if day and not day.startswith("0000") else _day(values.get("pubDate", ""))
    head = "".join(
        f"<meta property={quoteattr(name)} content={quoteattr(content)}>"
        for name, content in (
            ("og:title", values.get("title", "")), ("article:published_time", day),
            ("author", values.get("author", "")),
            ("article:section", values.get("section", "")), ("keywords", values.get("tags", "")),
            ("og:url", values.get("link", "")), ("og:description", values.get("excerpt", "")),
        )
        if content
    )  # fmt: skip
    title = f'<h1 class="entry-title">{escape(values.get("title", ""))}</h1>'
    body = f'<div class="entry-content">{paragraphs(values.get("content") or values.get("description", ""))}</div>'
    return f"<html><head><meta charset=utf-8>{head}</head><body>{title}{body}</body></html>".encode()


def _day(written: str) -> str:
    """The time of an item of a feed, or "" if it has none: "Thu, 05 Sep 2019 08:30:00 +0700"."""
    try:
        return parsedate_to_datetime(written).isoformat()
    except ValueError:
        return ""


def paragraphs(content: str) -> str:
    """Format content as WordPress does: blank lines separate paragraphs, line ends become <br>, captions figures."""
    content = _CAPTION.sub(
        lambda match: f"\n\n<figure>{match['picture']}<figcaption>{match['text']}</figcaption></figure>\n\n", content
    )
    pieces = []
    for piece in re.split(r"\n\s*\n", content.replace("\r\n", "\n")):
        if piece.strip():
            marked = _BLOCK.match(piece) is not None
            pieces.append(piece if marked else f"<p>{piece.strip()}</p>".replace("\n", "<br>"))
    return "\n".join(pieces)
