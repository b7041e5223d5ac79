"""Fuzzes bodies of articles: any text must quickly become safe HTML or a diagnostic."""

from __future__ import annotations

import html
import random
import re
import time
from collections.abc import Iterator
from html.parser import HTMLParser

from plugins.content.capability import Capabilities
from plugins.content.reading import Rules, read_file
from plugins.content.source import SourceFile

from .sources import ARTICLE, article

PIECES = (
    "\n", "\n\n", "    ", "\t", "- ", "1. ", "> ", "## ", "### ", "| a | b |\n|---|---|\n", "| 1 | 2 |\n",
    "/// chu-ky\n", "///\n", "/// bieu-do | Tên\n", "/// dau-van-ban\n", "[a](b.md)", "[a](https://a.vn/)",
    "![a](b.jpg)", '![a](lost:b.jpg "c")', "<b>", "<script>", "</script>", "<img src=x onerror=y>", "<!--", "-->",
    "<svg/onload=x>", "[^1]", "[^1]: ", "**", "*", "_", "`", "javascript:", "data:text/html,", "[x](", ")", "&#106;",
    "&lt;", "&#x3c;", "    trai: a\n", "    don-vi: %\n", ":   ", "https://a.vn/", "<", ">", '"', "'", " onclick=x",
    "chữ", "Hội nghị", "5/9/2029", "\\", "\x02", "\x03", "\x0e0\x0e", "klzzwxh:0", "[a](dinh-chinh:1)",
    "[a](ca-nhan:1)", "Bảng 1. a\n\n", "\u202e", "\u0301", "\xa0", "=", "---\n", "***\n", "~~~\n", "{", "}",
    "{{ x }}", "{% x %}", "wzxhzdk:0", "qq3936677670287331zz", "//", "://", "@", "a@b.vn", "0912 345 678", "1.000,5",
)  # fmt: skip
FORBIDDEN = frozenset((
    "script", "style", "iframe", "object", "embed", "form", "input", "button", "link", "meta", "base", "img", "video",
    "audio", "math", "template", "textarea", "select", "frame", "frameset", "html", "body", "head",
))  # fmt: skip
SECONDS = 5.0
"""The limit of CPU time for one body of a few kilobytes."""


class Safe(HTMLParser):
    """Records HTML that no body may contain."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in FORBIDDEN:
            self.wrong.append(f"<{tag}>")
        for name, value in attrs:
            bare = re.sub(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e]", "", html.unescape(value or "")).lower()
            if name.startswith("on") or name in ("style", "srcdoc", "formaction"):
                self.wrong.append(f"{tag} {name}")
            if name in ("href", "src", "xlink:href") and not re.match(r"https?://|mailto:|tel:|#|/|$", bare):
                self.wrong.append(f"{tag} {name}={value!r}")

    def handle_comment(self, data: str) -> None:
        self.wrong.append(f"<!--{data[:20]}")

    def handle_decl(self, decl: str) -> None:
        self.wrong.append(f"<!{decl[:20]}")

    def unknown_decl(self, data: str) -> None:
        self.wrong.append(f"<![{data[:20]}")

    def handle_pi(self, data: str) -> None:
        self.wrong.append(f"<?{data[:20]}")


def body(draw: random.Random) -> str:
    """A random sequence of pieces that are significant to some parser."""
    few = draw.choices(PIECES, k=draw.randint(1, 12))
    return "".join(draw.choice(few if draw.random() < 0.5 else PIECES) for _ in range(draw.randint(1, 60)))


def wrong_with(text: str, rules: Rules) -> Iterator[str]:
    """What goes wrong when the archive reads a body."""
    source = article(text)
    start = time.process_time()
    try:
        result, read = read_file(SourceFile(ARTICLE, source.encode("utf-8", "surrogatepass")), rules)
    except Exception as error:
        yield f"{type(error).__name__}: {error}"
        return
    seconds = time.process_time() - start
    if seconds > SECONDS:
        yield f"{seconds:.1f} s"
    codes = {fault.code for fault in result.diagnostics}
    if "conversion" in codes:
        yield "conversion"
    if not result.record and not codes:
        yield "neither an article nor a fault"
    last = source.count("\n") + 2
    yield from (f"line {fault.line}" for fault in result.diagnostics if not 1 <= fault.line <= last)
    safe = Safe()
    safe.feed("".join(read.parts))
    safe.close()
    yield from safe.wrong


def rules_of_all() -> Rules:
    """The rules with which the project's builds read."""
    from plugins import images, notices, privacy, records

    found = [module.CAPABILITY for module in (images, notices, privacy, records)]
    return Rules.of(Capabilities(tuple(found)))
