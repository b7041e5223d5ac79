"""Malicious input, or input that no editor types: never passed on, never a traceback, never unbounded."""

from __future__ import annotations

import html as entities
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.content.filling import FilledBody, Filler
from plugins.content.model import Archive, Body, Link, SiteData, Text
from tests.content.kit import BODY_LINE, HEAD, body, html, read
from tests.examples import examples
from tests.tables import every
from tests.timing import within

TAGS = frozenset(
    [
        "a",
        "blockquote",
        "br",
        "caption",
        "code",
        "dd",
        "div",
        "dl",
        "dt",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "ol",
        "p",
        "span",
        "strong",
        "sup",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
ATTRIBUTES = frozenset(
    ["href", "title", "rel", "class", "id", "start", "scope", "role", "tabindex", "aria-label", "lang"]
)


class Safe(HTMLParser):
    """Fails for an element, attribute or address that the archive never writes."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS, tag
        for name, value in attrs:
            assert name in ATTRIBUTES, name
            if name == "href":
                bare = re.sub(r"[\x00-\x20]", "", entities.unescape(value or "")).lower()
                assert re.match(r"https?://|mailto:|tel:|#|$", bare) or ":" not in bare.split("/")[0], value

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment  # type: ignore[assignment]


def assert_safe(markdown: str) -> None:
    Safe(convert_charrefs=True).feed("".join(body(markdown)[0].parts))


@every(
    "markdown",
    [
        "<script>alert(1)</script>", "<SCRIPT SRC=//a.vn/x.js></SCRIPT>", "<scr<script>ipt>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<img src='x' onerror='alert(1)'>", "<svg/onload=alert(1)>", "<svg onload=alert(1)//",
        "<iframe src=javascript:alert(1)>",
        "<a href='javascript:alert(1)'>x</a>", "<body onload=alert(1)>", "<div style='background:url(javascript:x)'>",
        "<!-- ghi chú -->",
        "<!DOCTYPE html>", "<?php echo 1 ?>", "<![CDATA[x]]>", "<b>đậm</b>", "<br>", "<br/>", "<p align=center>",
        "<font color=red>",
        "<table><tr><td>x</td></tr></table>", "<o:p></o:p>", "<x onclick=alert(1)>", "<script\n>alert(1)</script\n>",
        "<style>*{}</style>",
        "<link rel=stylesheet href=//a.vn>", "<meta http-equiv=refresh content=0>", "<form action=//a.vn><input>",
        "<math><mi//xlink:href=x>",
        "- <script>x</script>", "> <script>x</script>", "## <script>x</script>",
        "| <b>a</b> | b |\n|---|---|\n| 1 | <script> |",
        "**<script>x</script>**", "[<b>x</b>](https://a.vn/)", "chữ\n\n    <script>x</script>",
        "<script>\n\nalert(1)\n\n</script>",
        "<img src=x onerror=alert(1)", "<script", "Từ\n:   <script>x</script>", "chữ[^1]\n\n[^1]: <script>x</script>",
    ],
)  # fmt: skip
def test_html_is_told_and_never_passed_on(markdown: str) -> None:
    assert "raw-html" in [code for _, code in body(markdown)[1]]
    assert_safe(markdown)


def test_html_is_told_with_its_line_once_for_a_pair_of_tags() -> None:
    assert body("Một\n\nhai <b>ba</b>\n\n<u>bốn</u> <u>năm</u>")[1] == [(3, "raw-html"), (5, "raw-html")]


@every(
    "markdown",
    ["`<script>`", "a < b", "5 > 3", "<30%", "x<y và y>z", "<3", "<-", "&lt;b&gt;", "<https://a.vn/>", "<a@b.vn>"],
)
def test_what_is_no_html_is_left_alone(markdown: str) -> None:
    assert body(markdown)[1] == []
    assert_safe(markdown)


@every(
    "markdown",
    [
        '[a](b.md "x\\" onclick=\\"alert(1)")', "[a](b.md 'x\" onclick=\"y')", '[a](https://a.vn/" onclick="x)',
        '![" onerror="x](a.jpg)',
        '[a](/tim-kiem/?q="><script>x</script>)', "[a](#\"><script>)", '## "><script>', '[a]("onclick=x)',
        "Bảng 1. \"><b\n\n|a|b|\n|-|-|\n|1|2|",
        "&#29;0&#29;",
        "&#14;0&#14;", "[a](b.md \"&#14;0&#14;\")", "&#x202e;a", "&#xd800;", "\\\x021\\\x03", "&#x2;klzzwxh:0000&#x3;",
        "[a](&#29;0&#29;)", "wzxhzdk:0", "klzzwxh:0000",
        "qq3936677670287331zz",
        "> /// chu-ky\n///\n/// chu-ky\n", "- /// chu-ky\n  ///\n  /// chu-ky\n",
    ],
)  # fmt: skip
def test_nothing_breaks_out_of_its_place(markdown: str) -> None:
    assert_safe(markdown)


def test_an_address_is_escaped_where_it_fills_a_body() -> None:
    made, _ = body('[a](/tim-kiem/?q="><script>&x=y) [b](#"><script>)')
    archive = Archive((), (), SiteData({}, {}, (), None, {}))  # type: ignore[arg-type]
    fillings = Filler(archive, "/x").fillings(Body("bai-viet/a.md", made.links))
    filled = FilledBody(Text(made.parts, made.text), fillings).__html__()
    assert 'href="/x/tim-kiem/?q=%22%3E%3Cscript%3E&amp;x=y"' in filled
    assert "<script" not in filled
    assert all(isinstance(placeholder, Link) for placeholder in made.links)


SIGNS = st.text(alphabet=st.sampled_from("*_`[]()<>!#+-|\\/:&;.~=\"'\n\t {}1a^ệ\u00a0"), max_size=120)
WORDS = st.lists(
    st.sampled_from([
        "\n", "\n\n", "    ", "- ", "1. ", "> ", "## ", "| a | b |\n|---|---|\n", "/// chu-ky\n", "///\n", "[a](b.md)",
        "![a](b.jpg)",
        "<b>", "<script>", "</script>", "[^1]", "[^1]: ", "**", "*", "`", "javascript:", "[x](", ")", "&#106;",
        "    trai: a\n", ":   ",
        "https://a.vn/", "<", ">", "\"", "'", " onclick=x", "chữ", "5/9/2029", "\\",
    ]),
    max_size=40,
).map("".join)  # fmt: skip


@given(st.one_of(SIGNS, WORDS, st.text(max_size=80)))
@examples(500)
def test_any_markdown_becomes_safe_html(markdown: str) -> None:
    clean = re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]", "", markdown)  # as source.py leaves it
    assert_safe(clean)
    assert "conversion" not in [code for _, code in body(clean)[1]]


@given(st.one_of(SIGNS, WORDS, st.text(max_size=80)))
@examples(150)
def test_any_text_is_an_article_or_a_fault(text: str) -> None:
    result = read(HEAD + text)
    assert result.record is not None or result.diagnostics
    assert all(1 <= fault.line <= BODY_LINE + text.count("\n") + text.count("\r") + 1 for fault in result.diagnostics)


PATHOLOGICAL = {
    "brackets": "[" * 50_000, "images": "![" * 30_000, "stars": "*a " * 20_000, "strong": "**a*" * 20_000,
    "underscores": "_a " * 20_000,
    "ticks": " ".join("`" * n for n in range(300)), "less": "<" * 50_000, "tags": "<a " * 20_000,
    "comments": "<!--" * 20_000,
    "entities": "&amp;" * 20_000, "quotes": ">" * 50_000, "spaced quotes": "> " * 30_000, "bullets": "- " * 30_000,
    "numbers": "1. " * 20_000, "links": "[a](" * 20_000, "nested links": "[a](<" * 15_000, "backslashes": "\\" * 50_000,
    "hashes": "#" * 50_000, "spaces": "# a" + " " * 50_000 + "b", "lines": "a\n" * 50_000,
    "paragraphs": "a\n\n" * 30_000,
    "underlines": "a\n===\n" * 10_000, "tables": "x|y\n-|-\n" * 8_000, "cells": "|" * 50_000,
    "blocks": "/// chu-ky\n" * 5_000,
    "notes": "[^1]" * 15_000, "indents": "\n".join(" " * 4 * n + "- a" for n in range(200)), "entity": "&" * 50_000,
    "cdata": "<![CDATA[" * 9_000, "mixed": "*_[`<" * 10_000, "brackets in paragraphs": ("[" * 110 + "\n\n") * 150,
    "nested quotes": "\n\n".join(">" * n + " a" for n in range(200)), "one word": "ă" * 200_000,
    "rules": "- ---\n" * 5_000,
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", PATHOLOGICAL)
def test_no_input_keeps_the_reader_busy(name: str) -> None:
    with within(5):  # mostly .1; without the guards minutes
        result = read(HEAD + PATHOLOGICAL[name])
    assert result.record is not None


def test_text_that_is_too_dense_is_told_and_shown_as_typed() -> None:
    made, told = body("Chữ.\n\n" + "[" * 200)
    assert told == [(3, "too-dense")]
    assert "[" * 200 in made.parts[0]


@pytest.mark.parametrize("markdown", ["chữ\n" * 1_500, "chữ\n\n" * 10_100])
def test_length_is_told(markdown: str) -> None:
    made, told = body(markdown)
    assert [code for _, code in told] == ["too-long"]
    assert made.parts == ("",)


def test_a_long_table_is_none_too_long() -> None:
    assert body("| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 1_500)[1] == []


def test_depth_is_told() -> None:
    assert [code for _, code in body("> " * 40 + "a")[1]] == ["too-deep"]
    assert html("> " * 8 + "a").count("<blockquote>") == 8
