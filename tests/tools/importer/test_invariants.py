"""What holds for any page whatever: every line has one outcome, and what is kept is shown as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.conftest import SEEDS
from tools.importer.pipeline import Imported

from . import kit

_SIGNS = st.sampled_from([
    "- ", "– ", "+ ", "* ", "*", "• ", "1. ", "2. ", "3) ", "12. ", "I. ", "II. ", "a) ", "b. ", "2.1. ", "# ",
    "## ", "> ", ">30% ", "| ", "/// ",
    "Một là: ", "Hai là, ", "Điều 1. ", "[1]: ", "[^1] ", "<b>", "&nbsp;", "```", "~~~", "    ", "\t", "***",
    "___", "---", ": ", "1986. ",
    "![a](b) ", "[x](y) ", "Bảng 1. ", "Ngày đăng: ", "Ảnh: ", "https://x.vn/a_b_c ", "\\", "ten@x.vn ", "",
])  # fmt: skip
_WORDS = st.sampled_from([
    "Bộ TT&TT", "tổ chức", "Hội nghị", "giao ban", "Quý III/2019", "05/09/2019", "*nhấn*", "_nhấn_", "a*b*c",
    "x_y_z", "**", "__", "`mã`", "[thẻ]",
    "<họ tên>", "&amp;", "&", "|", "100%", "2 < 3", "a > b", "(1)", "\\n", "\\*", "“trích”", "\"trích\"", "…",
    "./.", ";", ":", "Đăng Quý", "#1", "~",
    "{x}", "^", "=", "$", "20190905-l1.jpg", "https://mic.gov.vn/a_b?c=d&e=f", "!", "++", "--",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "<script>",
    "Độc lập - Tự do - Hạnh phúc", "Hà Nội, ngày 5 tháng 4 năm 2021", "KT. BỘ TRƯỞNG", "Nơi nhận:", "năm",
    "\u00a0", "________", "......",
])  # fmt: skip
_LINE = st.builds(lambda sign, words: sign + " ".join(words), _SIGNS, st.lists(_WORDS, max_size=6))
_ANY = st.text(st.characters(codec="utf-8"), max_size=40)
_PROSE = (
    "Phát biểu tại Hội nghị, Bộ trưởng đề nghị các đơn vị tập trung nguồn lực, hoàn thành đúng hạn "
    "những việc đã nêu trong kế hoạch năm."
)
_LONG = st.just(_PROSE)
_PAGE = st.lists(st.one_of(_LINE, _LINE, _LONG, st.just(""), st.just("\u00a0"), _ANY), max_size=24).map("\n".join)


def hold(imported: Imported) -> None:
    kit.assert_every_line_has_one_outcome(imported)
    kit.assert_nothing_kept_is_altered(imported)
    kit.assert_the_page_shows_what_was_kept(imported)


@pytest.mark.slow
@given(_PAGE)
@example(f"{_PROSE}\n.*")
@settings(max_examples=300)
def test_any_text(text: str) -> None:
    hold(kit.of_text(text))


_TAGS = st.sampled_from(["p", "div", "h2", "h3", "li", "td", "strong", "em", "span", "blockquote", "pre", "figcaption"])
_PIECES = st.recursive(
    st.one_of(
        _LINE.map(lambda text: text.replace("<script>", "").replace("<", "&lt;")),
        st.just("<br>"),
        st.just('<img src="a b.jpg" alt="Ảnh">'),
    ),
    lambda inner: st.one_of(
        st.builds(lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>", _TAGS, st.lists(inner, max_size=4)),
        st.builds(lambda parts: f"<ul><li>{'<li>'.join(parts)}</ul>", st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda parts: f"<ol start=3><li>{'<li>'.join(parts)}</ol>", st.lists(inner, min_size=1, max_size=3)),
        st.builds(
            lambda rows: "<table>" + "".join(f"<tr><td>{a}<td colspan=2>{b}" for a, b in rows) + "</table>",
            st.lists(st.tuples(inner, inner), min_size=1, max_size=3),
        ),
        st.builds(lambda text: f'<a href="/tin?x=1_2">{text}</a>', inner),
    ),
    max_leaves=14,
)


@pytest.mark.slow
@given(_PIECES, _LONG)
@example("<ol start=3><li>Một là: <li>– </ol>", _PROSE)
@settings(max_examples=300)
def test_any_html(markup: str, prose: str) -> None:
    hold(
        kit.of_html(
            f"<html><body><h1>Bộ tổ chức Hội nghị giao ban quý</h1><div class=content><p>{prose}</p>"
            f"{markup}</div></body></html>"
        )
    )


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    from tools.importer.model import Origin
    from tools.importer.sources import html, plain
    from tools.importer.sources.decoding import decode

    if decoded := decode(data):
        hold(kit.run(plain.read(decoded, Origin("a.txt"))))
    if page := html.read(data, Origin("a.html")):
        hold(kit.run(page))


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem[:3])
def test_the_source_pages(path: Path) -> None:
    hold(kit.run(kit.bytes_page(path.read_bytes(), path.name)))
