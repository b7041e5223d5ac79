"""Pasted text becomes our Markdown without losing a word."""

from __future__ import annotations

import io
from functools import cache

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from tests.desk.kit import photograph
from tests.tables import every
from tests.timing import within
from tools.desk.pasting import from_html, from_word
from tools.desk.store import Refused

STYLES = ("List Bullet", "List Number", "List Bullet 2", "List Number 2", "List Bullet 3", "List Continue", "List")
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office">
<head><style>p.MsoNormal {margin:0}</style></head><body>
<!--StartFragment--><h2>Kết quả</h2><p class=MsoNormal>Bộ họp <b>giao ban</b>&nbsp;quý III.<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>
<span style='mso-list:Ignore'>-<span>&nbsp;&nbsp;</span></span>Một;</p>
<table class=MsoTableGrid><tr><td><p>Tháng</p></td><td><p>Số</p></td></tr>
<tr><td><p>7/2019</p></td><td><p>2.075</p></td></tr><tr><td><p>8/2019</p></td><td><p>2.094</p></td></tr></table>
<p>Xem <a href="https://vbpl.vn/a">văn bản</a>.</p><script>alert(1)</script><!--EndFragment--></body></html>"""


def test_a_piece_of_a_word_document() -> None:
    text = from_html(WORD, 2019, "giao-ban").text
    assert "## Kết quả" in text
    assert "**giao ban**" in text
    assert "| 7/2019 | 2.075 |" in text
    assert "[văn bản](https://vbpl.vn/a)" in text
    assert "- Một;" in text
    assert "alert" not in text


@pytest.mark.parametrize("source", ["", "<p></p>", "<img src='x.png'>", "<script>x</script>", "\0", "<" * 1000])
def test_a_piece_of_nothing_does_no_harm(source: str) -> None:
    assert "script" not in from_html(source, 2019, "a").text


def test_pictures_that_cannot_come_along_are_told() -> None:
    pasted = from_html("<p>Một.</p><p><img src='file:///C:/a/clip_image001.jpg' alt='Hội trường'></p>", 2019, "a")
    assert (pasted.lost, pasted.files) == (1, {})


@pytest.mark.slow
def test_a_large_piece_is_taken_and_a_huge_one_refused() -> None:
    words = "".join(f"<p>Đoạn số {number} của bài.</p>" for number in range(5_000))
    text = from_html(words, 2019, "a").text
    assert all(f"Đoạn số {number} của bài." in text for number in range(0, 5_000, 97))
    with pytest.raises(Refused):
        from_html("a" * 20_000_000, 2019, "a")


@cache
def template() -> bytes:
    """python-docx's default template without its hundred table styles, which take most of the reading time."""
    made = docx.Document()
    for style in made.styles:
        if style.type == WD_STYLE_TYPE.TABLE and not style.name.startswith(("Normal", "Table Grid")):
            style.delete()
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def document(number: int) -> tuple[bytes, list[str]]:
    """A Word file with lists, a table and a picture; and its words."""
    made, words = docx.Document(io.BytesIO(template())), []

    def say(text: str) -> str:
        words.append(text)
        return text

    made.add_heading(say(f"Mục {number}"), 1)
    made.add_paragraph(say(f"Đoạn mở đầu {number}, “trong ngoặc” và 5% (*)."))
    for style in (
        "List Bullet",
        "List Number",
        "List Bullet 2",
        "List Number 2",
        "List Bullet 3",
        "List Continue",
        "List",
    ):
        for item in range(1 + number % 4):
            made.add_paragraph(say(f"Ý {style} {item} của {number};"), style=style)
    table = made.add_table(2 + number % 3, 2 + number % 3)
    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells.cells):
            cell.text = say(f"ô {row}.{column} bảng {number}")
    if number % 2 and number > 2:
        table.cell(1, 0).merge(table.cell(1, 1))
    if number % 3 == 1:
        table.cell(1, 1).merge(table.cell(2, 1))
    if number % 5 == 0:
        made.add_picture(io.BytesIO(photograph()))
    made.add_paragraph(say(f"Đoạn\tcuối {number} *sao* _gạch_ | sổ."))
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue(), words


@pytest.mark.slow
@every("number", range(30))
def test_no_word_of_a_word_file_is_lost(number: int) -> None:
    data, words = document(number)
    pasted = from_word(data, 2019, "giao-ban")
    plain = "".join(sign for sign in pasted.text if sign.isalnum())
    for said in words:
        assert "".join(sign for sign in said if sign.isalnum()) in plain, said
    assert len(pasted.files) == (number % 5 == 0)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"not a file", b"\xd0\xcf\x11\xe0" + b"\0" * 600])
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(Refused):
        from_word(data, 2019, "a")


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("<p>Một <ins cite='x' datetime='2019'>hai</ins>.</p>", ["Track Changes"]),
        ("<p>Một <del>ba</del> hai.</p>", ["Track Changes"]),
        ("<p>Một <span class=msoIns>hai</span>.</p>", ["Track Changes"]),
        ("<p>Một hai<a style='mso-comment-reference:Q_1'></a>.</p>", ["Comment"]),
        ("<p>Một <ins>hai</ins><a style='mso-comment-reference:Q_1'></a>.</p>", ["Track Changes", "Comment"]),
        ("<p>Một hai. Ghi chú &lt;ins&gt;.</p>", []),
        ("<p>Một <instance>hai</instance>.</p>", []),
    ],
)
def test_tracked_changes_and_comments_of_a_piece_are_told(source: str, says: list[str]) -> None:
    pasted = from_html(source, 2019, "a")
    assert [next(word for word in ("Track Changes", "Comment") if word in note) for note in pasted.told] == says
    assert "hai" in pasted.text
    assert "ba" not in pasted.text.split()


def tracked(*, comment: bool) -> bytes:
    """A Word file with one tracked insertion and one tracked deletion."""
    made = docx.Document()
    paragraph = made.add_paragraph("Một ")
    who = f'xmlns:w="{NAMESPACE}" w:id="1" w:author="A" w:date="2019-09-05T00:00:00Z"'
    for xml in (
        f"<w:ins {who}><w:r><w:t>hai</w:t></w:r></w:ins>",
        f"<w:del {who}><w:r><w:delText>ba</w:delText></w:r></w:del>",
    ):
        paragraph._p.append(parse_xml(xml))
    if comment:
        made.add_comment(paragraph.runs, text="Xem lại chỗ này", author="A")
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("comment", [False, True])
def test_tracked_changes_and_comments_of_a_word_file_are_told(comment: bool) -> None:
    pasted = from_word(tracked(comment=comment), 2019, "a")
    assert any("Track Changes" in note for note in pasted.told)
    assert any("Comment" in note for note in pasted.told) is comment
    assert pasted.text.split() == ["Một", "hai"]


def item(level: int, mark: str, text: str) -> str:
    """A paragraph that Word shows as a list item."""
    return (
        f"<p class=MsoListParagraph style='margin:0;mso-list:l0 level{level} lfo1'><![if !supportLists]>"
        f"<span style='mso-list:Ignore'>{mark}<span>&nbsp;&nbsp;</span></span><![endif]>{text}</p>\n"
    )


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ([(1, "1.", "Báo cáo"), (1, "2.", "Thảo luận")], "1. Báo cáo\n2. Thảo luận\n"),
        ([(1, "5.", "Báo cáo"), (1, "6.", "Thảo luận")], "5. Báo cáo\n6. Thảo luận\n"),
        ([(1, "·", "Báo cáo"), (1, "·", "Thảo luận")], "- Báo cáo\n- Thảo luận\n"),
        ([(1, "1.", "Báo cáo"), (2, "o", "Các sở"), (1, "2.", "Kết luận")],
         "1. Báo cáo\n\n    - Các sở\n\n2. Kết luận\n"),
        ([(1, "1)", "Báo cáo"), (2, "a)", "Các sở"), (2, "b)", "Các bộ"), (1, "2)", "Kết luận")],
         "1. Báo cáo\n\n    - a) Các sở\n    - b) Các bộ\n\n2. Kết luận\n"),
        ([(1, "1.1.", "Báo cáo"), (1, "1.2.", "Thảo luận")], "1.1. Báo cáo\n\n1.2. Thảo luận\n"),
        ([(2, "-", "Các sở"), (1, "-", "Các bộ")], "- Các sở\n- Các bộ\n"),
        ([(1, "1.", "Báo cáo"), (1, "-", "Các sở")], "1. Báo cáo\n\n- Các sở\n"),
    ],
)  # fmt: skip
def test_lists_of_word_are_lists(items: list[tuple[int, str, str]], text: str) -> None:
    assert from_html("".join(item(*one) for one in items), 2019, "a").text == text


def test_a_description_that_word_made_up_is_none() -> None:
    words = "A group of people&#10;&#10;Description automatically generated"
    assert from_html(f"<p><img src='a.jpg' alt='{words}'></p>", 2019, "a").text == (
        "![Ảnh trong văn bản gốc](lost:a.jpg)\n"
    )


def test_text_between_items_of_word_stays() -> None:
    text = from_html(f"{item(1, '-', 'Các sở')}chữ trần{item(1, '-', 'Các bộ')}", 2019, "a").text
    assert text.split() == ["-", "Các", "sở", "chữ", "trần", "-", "Các", "bộ"]


def test_a_bold_item_stays_the_heading_that_it_looks_like() -> None:
    text = from_html(item(1, "1.", "<b>Kết quả</b>") + "<p>Các đơn vị báo cáo.</p>", 2019, "a").text
    assert text.startswith("## 1. Kết quả")


def test_only_what_was_seen_is_pasted() -> None:
    source = (
        "<p>Câu<span style='display:none'>ẩn</span><span style='mso-hide:all'>kín</span> nói"
        "<a class=msocomanchor href='#_msocom_1'>[A1]</a> tiếp.</p>"
        "<div style='mso-element:comment-list'><p class=MsoCommentText>Lời bình</p></div>"
    )
    pasted = from_html(source, 2019, "a")
    assert pasted.text == "Câu nói tiếp.\n"
    assert [word for word in ("ẩn", "Comment") if any(word in note for note in pasted.told)] == ["ẩn", "Comment"]


def test_a_power_stays_a_power() -> None:
    text = from_html(
        "<p>10<sup>6</sup> đồng, 5 m<sup>2</sup>, 10<sup>-3</sup>, 1<sup>st</sup>, H<sub>2</sub>O</p>", 2019, "a"
    ).text
    assert text == "10⁶ đồng, 5 m², 10⁻³, 1st, H2O\n"


def with_a_note(text: str) -> bytes:
    """A Word file with a footnote."""
    made, stream = docx.Document(), io.BytesIO()
    reference = f'<w:r xmlns:w="{NAMESPACE}"><w:footnoteReference w:id="2"/></w:r>'
    made.add_paragraph("Tăng 12%")._p.append(parse_xml(reference))
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    notes = (
        f'<w:footnotes xmlns:w="{NAMESPACE}"><w:footnote w:id="2"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    )
    part = Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), made.part.package)
    made.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    made.save(stream)
    return stream.getvalue()


def test_a_note_of_a_word_file_is_a_footnote() -> None:
    text = from_word(with_a_note("Theo báo cáo số 15."), 2019, "a").text
    assert text == "Tăng 12%[^1]\n\n[^1]: Theo báo cáo số 15.\n"


def word_mark(kind: str, number: int, shown: str) -> str:
    """A note's reference mark as Word puts it on the clipboard; kind: "ftn" or "edn"."""
    return (
        f'<a style=\'mso-footnote-id:{kind}{number}\' href="#_{kind}{number}" name="_{kind}ref{number}" title="">'
        "<span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]>"
        f"<span class=MsoFootnoteReference><span lang=EN-US style='font-size:12.0pt'>[{shown}]</span></span>"
        "<![endif]></span></span></a>"
    )


def word_note(kind: str, number: int, shown: str, *paragraphs: str) -> str:
    """A note's text as Word puts it on the clipboard."""
    back = (
        f'<a href="#_{kind}ref{number}" name="_{kind}{number}" title=""><span class=MsoFootnoteReference>'
        f"<!--[if !supportFootnotes]-->[{shown}]<!--[endif]--></span></a> "
    )
    inner = "".join(
        f"<p class=MsoFootnoteText>{text}<o:p></o:p></p>\n" for text in (back + paragraphs[0], *paragraphs[1:])
    )
    return f"<div style='mso-element:footnote' id={kind}{number}>\n{inner}</div>"


RULE = '<![if !supportFootnotes]><br clear=all><hr align=left size=1 width="33%"><![endif]>'
LIBRE_OFFICE = """<p>Tăng<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>,
giảm<a class="sdendnoteanc" name="sdendnote1anc" href="#sdendnote1sym"><sup>i</sup></a>.</p>
<div id="sdfootnote1"><p class="sdfootnote-western"><a class="sdfootnotesym" name="sdfootnote1sym"
href="#sdfootnote1anc">1</a>Quý III.</p></div>
<div id="sdendnote1"><p><a class="sdendnotesym" name="sdendnote1sym" href="#sdendnote1anc">i</a>Quý II.</p></div>"""
GOOGLE = """<p><span>Tăng</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup><span>, giảm</span><sup><a
href="#ftnt2" id="ftnt_ref2">[2]</a></sup>.</p><hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;Quý
III.</span></p></div><div><p><a href="#ftnt_ref2" id="ftnt2">[2]</a><span>&nbsp;Quý II.</span></p></div>"""
ENCYCLOPEDIA = """<p>Tăng<sup id="ref-1"><a href="#note-1"><span>[</span>1<span>]</span></a></sup>, giảm<sup
id="ref-2"><a href="#note-2">[2]</a></sup>.</p><ol><li id="note-1"><a href="#ref-1">↑</a> <span>Quý III.</span></li>
<li id="note-2"><a href="#ref-2">↑</a> <span>Quý II.</span></li></ol>"""
BARE = """<p>Tăng<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a>, giảm<a href="#_ftn2" name="_ftnref2">[2]</a>.</p>
<p><a href="#_ftnref1" name="_ftn1">[1]</a> Quý III.</p><p><a href="#_ftnref2" name="_ftn2">[2]</a> Quý II.</p>"""


@pytest.mark.parametrize("source", [LIBRE_OFFICE, GOOGLE, ENCYCLOPEDIA, BARE])
def test_notes_are_footnotes_whatever_wrote_them(source: str) -> None:
    assert from_html(source, 2019, "a").text == "Tăng[^1], giảm[^2].\n\n[^1]: Quý III.\n[^2]: Quý II.\n"


def test_notes_of_word_are_footnotes() -> None:
    source = (
        f"<p class=MsoNormal>Tăng <b>12%</b>{word_mark('ftn', 1, '1')}, xem{word_mark('edn', 1, 'i')}.<o:p></o:p></p>"
        f"<h2>Số liệu{word_mark('ftn', 2, '2')}</h2><table><tr><td><p><b>Tháng</b></p></td><td><p>Số</p></td></tr>"
        f"<tr><td><p>7</p></td><td><p>2.075{word_mark('ftn', 3, '3')}</p></td></tr></table><!--EndFragment-->"
        f"<div style='mso-element:footnote-list'>{RULE}"
        + word_note("ftn", 1, "1", "So với <i>cùng kỳ</i>.", "Theo số 15/BC-BTTTT.")
        + word_note("ftn", 2, "2", "- Đơn vị: cuộc.")
        + word_note("ftn", 3, "3", "Số <a href='https://vbpl.vn/a'>mới</a>.")
        + f"</div><div style='mso-element:endnote-list'>{RULE}"
        + word_note("edn", 1, "i", "Phụ lục [^2].")
        + "</div>"
    )
    assert from_html(source, 2019, "a").text == (
        "Tăng **12%**[^1], xem[^2].\n\n## Số liệu[^3]\n\n| Tháng | Số |\n|---|---|\n| 7 | 2.075[^4] |\n\n"
        "[^1]: So với *cùng kỳ*. Theo số 15/BC-BTTTT.\n[^3]: \\- Đơn vị: cuộc.\n"
        "[^4]: Số [mới](https://vbpl.vn/a).\n[^2]: Phụ lục &#91;^2\\].\n"
    )


FOOT = """<p>Tăng<a href="#_ftn1" name="_ftnref1">[1]</a>, giảm.</p><div id="footer">
<p><a href="#_ftnref1" name="_ftn1">[1]</a> Quý III.</p><p>Bản quyền của Bộ.</p></div>"""
DIVISIONS = (
    """<div>Tăng<a href="#n1" id="r1">1</a>.</div><div><a href="#r1" id="n1">1</a> Quý III.</div><div>Hết.</div>"""
)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (FOOT, "Tăng[^1], giảm.\n\n[^1]: Quý III.\n\nBản quyền của Bộ.\n"),
        (DIVISIONS, "Tăng[^1].\n\n[^1]: Quý III.\n\nHết.\n"),
    ],
)
def test_a_note_takes_nothing_beside_it(source: str, text: str) -> None:
    assert from_html(source, 2019, "a").text == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ('<p>Tăng<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a>.</p>', "Tăng[1].\n"),
        ('<p><a href="#_ftnref1" name="_ftn1">[1]</a> Quý III.</p>', "[1] Quý III.\n"),
        ('<p><a href="#mot" id="len">Phần một</a></p><h2 id="mot">Phần một <a href="#len">lên</a></h2><p>Chữ.</p>',
         "Phần một\n\n## Phần một lên\n\nChữ.\n"),
        ('<body id=dau><p><a href="#mot">1</a></p><div id="mot"><p>Chữ. <a href="#dau">Đầu trang</a></p></div>',
         "1\n\nChữ. Đầu trang\n"),
    ],
)  # fmt: skip
def test_what_misses_its_other_half_is_text(source: str, text: str) -> None:
    assert from_html(source, 2019, "a").text == text


@pytest.mark.slow
def test_many_links_within_a_page_take_no_time_at_all() -> None:
    links = "".join(f'<p><a href="#a{number % 7}" id="b{number}">1</a></p>' for number in range(3_000))
    back = "".join(f'<a href="#b{number}" id="a{number}">1</a>' for number in range(3_000))
    with within(2):
        from_html(f"{links}<div>{back}</div>", 2019, "a")


@pytest.mark.slow
def test_cells_that_span_without_end_take_no_memory() -> None:
    cells = "<td colspan=100 rowspan=100>x</td>" * 1_000
    with within(5):
        assert from_html(f"<table><tr>{cells}</tr></table>", 2019, "a").text.count("x") == 1_000


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (
            "<p>1. Sở.</p><p>2. Huyện:</p><p>a) Phòng;</p><p>b) Trung tâm.</p><p>3. Xã.</p>",
            "- 1\\. Sở.\n- 2\\. Huyện:\n    - a) Phòng;\n    - b) Trung tâm.\n- 3\\. Xã.\n",
        ),
        ("<ol type=a start=2><li>Sở</li><li><p>Xã</p></li></ol>", "- b) Sở\n- c) Xã\n"),
        ("<ol><li>Sở<br>và huyện</li><li><p>Xã</p></li></ol>", "1. Sở\n\n    và huyện\n\n2. Xã\n"),
        (
            "<table><tr><td>Tên</td><td>Số<br>lượng</td></tr><tr><td>A</td><td><p>Một</p><p>Hai</p><div>Ba</div></td></tr></table>",
            "| Tên | Số lượng |\n|---|---|\n| A | Một; Hai; Ba |\n",
        ),
    ],
)
def test_what_belongs_together_stays_so(source: str, text: str) -> None:
    assert from_html(source, 2019, "a").text == text
