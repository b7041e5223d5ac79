"""Word files as offices write them: automatic numbers, fields, formulas and boxes are kept, and what is not is told."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from html import unescape

from docx import Document
from docx.document import Document as Made
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml

from tests.tables import every
from tests.tools.importer import kit
from tools.importer.classification import bylines
from tools.importer.model import Origin
from tools.importer.pipeline import Imported
from tools.importer.sources import word
from tools.importer.sources.numbering import shown

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_NAMES = f'xmlns:w="{_MAIN}" xmlns:m="{_MATH}" xmlns:v="urn:schemas-microsoft-com:vml"'
_LEAD = "Sáng 05/9/2019, Sở Mẫu họp giao ban quý III năm 2019 tại trụ sở với sự tham dự của 12 đơn vị trực thuộc."
_LOW = '<w:vertAlign w:val="subscript"/>'
_LEVELS = (
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Điều %2."/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>'
    '<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2.%4."/></w:lvl>'
    '<w:lvl w:ilvl="4"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>'
)


def _text(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _numbered(level: int, text: str, number: int = 70) -> str:
    place = f'<w:ilvl w:val="{level}"/><w:numId w:val="{number}"/>'
    return f"<w:pPr><w:numPr>{place}</w:numPr></w:pPr>{_text(text)}"


def _imported(*paragraphs: str, change: Callable[[Made], object] = lambda made: None) -> Imported:
    """A page imported from a Word file with a title, a lead and these paragraphs, given by the content of each."""
    made = Document()
    made.add_heading("Sở Mẫu họp giao ban quý III", 1)
    made.add_paragraph(_LEAD)
    lists = made.part.numbering_part.element
    lists.insert(0, parse_xml(f'<w:abstractNum {_NAMES} w:abstractNumId="70">{_LEVELS}</w:abstractNum>'))
    for number, more in (
        (70, ""),
        (71, '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride>'),
    ):
        abstract = '<w:abstractNumId w:val="70"/>'
        lists.append(parse_xml(f'<w:num {_NAMES} w:numId="{number}">{abstract}{more}</w:num>'))
    for inside in paragraphs:
        made.element.body.insert(-1, parse_xml(f"<w:p {_NAMES}>{inside}</w:p>"))
    change(made)
    file = io.BytesIO()
    made.save(file)
    return kit.run(word.read(file.getvalue(), Origin("bai.docx")))


def _undecided(imported: Imported) -> str:
    assert imported.draft
    return "".join(line for line in imported.draft.text.split("\n") if line.startswith("undecided: "))


def test_automatic_numbers_are_those_that_word_shows() -> None:
    imported = _imported(
        _numbered(0, "Kết quả"),
        _numbered(1, "Phạm vi"),
        _numbered(2, "cấp tỉnh;"),
        _numbered(2, "cấp xã."),
        _numbered(3, "Mục con"),
        _text("Một đoạn xen giữa."),
        _numbered(1, "Hiệu lực"),
        _numbered(2, "từ ngày ký."),
        _numbered(0, "Nhiệm vụ"),
        _numbered(1, "Đếm lại", 71),
        _numbered(4, "một gạch đầu dòng"),
    )
    body = kit.body_of(imported)
    labels = "I. Kết quả|Điều 1. Phạm vi|a) cấp tỉnh|b) cấp xã|1.1. Mục con|Điều 2. Hiệu lực|a) từ ngày|II. Nhiệm vụ"
    places = [body.find(label) for label in (*labels.split("|"), "Điều 5. Đếm lại", "- một gạch")]
    assert -1 not in places, body
    assert places == sorted(places)


def test_numbers_of_a_style() -> None:
    def add(made: Made) -> None:
        for text in ("Rà soát quy hoạch", "Báo cáo hằng tháng"):
            made.add_paragraph(text, style="List Number")
        made.add_paragraph("Một đoạn xen giữa hai mục của cùng danh sách.")
        made.add_paragraph("Tổng hợp kiến nghị", style="List Number")

    body = kit.body_of(_imported(change=add))
    assert "1. Rà soát quy hoạch\n2. Báo cáo hằng tháng" in body
    assert "3\\. Tổng hợp kiến nghị" in body


@every(
    "number, form, expected",
    [
        (1, "decimal", "1"),
        (4, "lowerRoman", "iv"),
        (49, "upperRoman", "XLIX"),
        (27, "lowerLetter", "aa"),
        (3, "upperLetter", "C"),
        (7, "decimalZero", "07"),
        (2019, "upperRoman", "2019"),
    ],
)
def test_formats_of_numbers(number: int, form: str, expected: str) -> None:
    assert shown(number, form) == expected


@every(
    "inside, expected",
    [
        (f'<w:fldSimple w:instr="DATE">{_text("ngày 12/9")}</w:fldSimple>{_text(" họp.")}', "ngày 12/9 họp."),
        (f"{_text('Có ')}<m:oMath><m:r><m:t>x+y=5</m:t></m:r></m:oMath>{_text(' theo mẫu.')}", "x+y=5 theo mẫu."),
        (
            "<m:oMath><m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f></m:oMath>"
            f"{_text(' số phòng.')}",
            "3/4 số phòng.",
        ),
        (_text("kết luận", "<w:caps/>"), "KẾT LUẬN"),
        (f"{_text('H')}{_text('2', _LOW)}{_text('O và 20 m')}", "H2O và 20 m"),
        (f"{_text('Nơi nhận:')}<w:r><w:ptab/></w:r>{_text('GIÁM ĐỐC')}", "Nơi nhận: GIÁM ĐỐC"),
        (f"{_text('2020')}<w:r><w:noBreakHyphen/></w:r>{_text('2025')}", "2020‑2025"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData>'
            '</w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/>'
            f"</w:r>{_text(' Đồng ý')}",
            "☒ Đồng ý",
        ),
        (
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Một"/>'
            '<w:listEntry w:val="Hai"/></w:ddList></w:ffData></w:fldChar></w:r>'
            '<w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
            f"{_text(' lần')}",
            "Hai lần",
        ),
        (
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:default w:val="1"/><w:listEntry w:val="Nam"/>'
            '<w:listEntry w:val="Nữ"/></w:ddList></w:ffData></w:fldChar></w:r>'
            f"{_text(' giới')}",
            "Nữ giới",
        ),
    ],
)
def test_what_a_reader_of_the_file_sees(inside: str, expected: str) -> None:
    body = kit.body_of(_imported(inside, _text("Hết bài.")))
    assert expected in body
    assert body.count(expected) == 1
    assert body.rstrip().endswith("Hết bài.")


def test_text_beside_the_lines_is_kept_at_the_end_and_told() -> None:
    ruby = f"<w:ruby><w:rt>{_text('chú âm lạ')}</w:rt><w:rubyBase>{_text('chữ gốc')}</w:rubyBase></w:ruby>"
    imported = _imported(f"<w:r>{ruby}</w:r>", _text("Hết bài."))
    assert "chú âm lạ" in kit.body_of(imported)
    assert "dòng chính" in _undecided(imported)


def test_an_embedded_drawing_may_expand_as_a_zip_bomb_does() -> None:
    file, made = io.BytesIO(), Document()
    made.add_paragraph(_LEAD)
    made.save(file)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/embeddings/oleObject1.bin", bytes(4_000_000))
    assert [line.raw for line in word.read(file.getvalue(), Origin("bai.docx")).lines] == [_LEAD]


def test_text_that_its_author_deleted_does_not_come_back() -> None:
    deleted = f'<w:moveFrom w:id="1" w:author="a">{_text("đoạn đã chuyển đi")}</w:moveFrom>'
    assert "chuyển đi" not in kit.body_of(_imported(f"{_text('Còn lại.')}{deleted}"))


@every(
    "inside, change, told",
    [
        ("", lambda made: setattr(made.sections[0].header.paragraphs[0], "text", "Sở Mẫu, mật"), "đầu trang"),
        ("", lambda made: setattr(made.sections[0].footer.paragraphs[0], "text", "2"), ""),
        (f"{_text('Giá ')}{_text('100.000đ', '<w:strike/>')}", lambda made: None, "gạch ngang"),
        (f"{_text('Giá ')}{_text('100.000đ', '<w:dstrike/>')}", lambda made: None, "gạch ngang"),
        (f"<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>{_text(' là ẩn.')}", lambda made: None, "công thức"),
        (_text("Một đoạn thường."), lambda made: None, ""),
    ],
)
def test_what_is_not_kept_is_told(inside: str, change: Callable[[Made], object], told: str) -> None:
    undecided = _undecided(_imported(inside, change=change))
    marks = ("đầu trang", "gạch ngang", "công thức", "dòng chính")
    assert [mark for mark in marks if mark in undecided] == [mark for mark in (told,) if mark]


@every(
    "start, expected",
    [
        ('<ol type="i">', ["- i) Một", "- ii) Hai"]),
        ('<ol type="I">', ["- I) Một", "- II) Hai"]),
        ('<ol style="list-style-type:lower-alpha">', ["- a) Một", "- b) Hai"]),
        ('<ol style="margin:0; list-style: upper-roman inside">', ["- I) Một", "- II) Hai"]),
        ("<ol>", ["1. Một", "2. Hai"]),
    ],
)
def test_lists_of_office_programs_keep_their_kind_of_numbers(start: str, expected: list[str]) -> None:
    body = kit.body_of(kit.of_html(f"<h1>Bài thử một</h1><p>{_LEAD}</p>{start}<li>Một</li><li>Hai</li></ol>"))
    assert [row for row in body.split("\n") if "Một" in row or "Hai" in row] == expected


@every("tag", ["<s>", "<strike>", "<del>", '<span style="text-decoration:line-through">'])
def test_struck_text_of_a_page_is_told(tag: str) -> None:
    end = f"</{tag.strip('<>').partition(' ')[0]}>"
    imported = kit.of_html(f"<h1>Bài thử một</h1><p>{_LEAD}</p><p>Giá {tag}100.000đ{end} 90.000đ</p>")
    assert "gạch ngang" in _undecided(imported)


def test_what_google_docs_writes() -> None:
    style = "<style>.c1{color:#000}.c5{font-size:11pt;text-decoration:line-through}</style>"
    lists = '<ul class="lst-kix_ab1-0"><li>Ý lớn</li></ul><ul class="lst-kix_ab1-1"><li>Ý con</li></ul>'
    said = "<p>Giám đốc nói: <q>Phải nhanh hơn</q>.</p>"
    struck = f'<p><span class="c1">Còn</span> <span class="c5">bỏ</span></p>{lists}{said}'
    imported = kit.of_html(f"<html><head>{style}</head><body><h1>Bài thử một</h1><p>{_LEAD}</p>{struck}</body></html>")
    body = kit.body_of(imported)
    assert "gạch ngang" in _undecided(imported)
    assert "- Ý lớn\n    - Ý con" in body
    assert "nói: “Phải nhanh hơn”." in body


def test_shares_and_letters_of_a_table_are_no_buttons() -> None:
    table = "<table><tr><td>Xã</td><td>Tỷ lệ</td><td>Nhóm</td></tr><tr><td>Mẫu</td><td>45%</td><td>A</td></tr></table>"
    buttons = "<table><tr><td>In bài viết</td><td>A</td><td>100%</td></tr></table>"
    imported = kit.of_html(f"<h1>Bài thử một</h1>{buttons}<p>{_LEAD}</p><p>{_LEAD} Hai.</p>{table}<p>{_LEAD} Ba.</p>")
    dropped = [outcome.text for outcome in imported.outcomes if outcome.kind == "dropped"]
    assert dropped == ["In bài viết", "A", "100%"]
    assert "| Mẫu | 45% | A |" in kit.body_of(imported)


def test_hidden_text_stays_out_and_is_told() -> None:
    imported = _imported(
        _text("Hiện ra") + _text(" giấu đi", "<w:vanish/>") + _text(" rõ ràng.", '<w:vanish w:val="0"/>')
    )
    assert "Hiện ra rõ ràng." in kit.body_of(imported)
    assert "giấu đi" not in kit.body_of(imported)
    assert "chữ ẩn" in _undecided(imported)
    assert "chữ ẩn" not in _undecided(_imported(_text("Hiện ra rõ ràng.")))


@every("kind", [WD_STYLE_TYPE.CHARACTER, WD_STYLE_TYPE.PARAGRAPH])
def test_a_style_may_hide_text(kind: WD_STYLE_TYPE) -> None:
    def hide(made: Made) -> None:
        made.styles.add_style("Giấu", kind).font.hidden = True
        made.styles.add_style("Giấu nữa", kind).base_style = made.styles["Giấu"]
        made.add_paragraph("Hiện ra.")
        if kind == WD_STYLE_TYPE.CHARACTER:
            made.add_paragraph().add_run("Giấu đi.", "Giấu nữa")
        else:
            made.add_paragraph("Giấu đi.", "Giấu nữa")

    imported = _imported(change=hide)
    assert kit.body_of(imported).rstrip().endswith("Hiện ra.")
    assert "chữ ẩn" in _undecided(imported)


def test_a_quotation_keeps_whose_it_is() -> None:
    quotation = "<blockquote><p>“Làm ngay.”</p><footer>— Giám đốc Sở</footer></blockquote>"
    assert "Giám đốc Sở" in kit.body_of(kit.of_html(f"<h1>Bài thử một</h1><p>{_LEAD}</p>{quotation}"))


def test_what_was_typed_into_a_form_is_in_the_report() -> None:
    typed = '<input type="text" value="Phòng Mẫu"><textarea>Họp sớm hơn</textarea><input type="hidden" value="x1y2">'
    imported = kit.of_html(f"<h1>Bài thử một</h1><p>{_LEAD}</p><form>{typed}</form><p>{_LEAD} Hai.</p>")
    assert imported.article
    assert [line.text for line in imported.article.page.lines][2:4] == ["Phòng Mẫu", "Họp sớm hơn"]
    assert [row for row in kit.body_of(imported).split("\n") if row] == [_LEAD, f"{_LEAD} Hai."]


def test_a_word_in_lower_case_is_no_name() -> None:
    assert bylines.are_names("Lê Đình Mẫu")
    assert not bylines.are_names("Địa điểm")
    markup = "<p><b>Địa điểm</b></p><p>Hội trường số 1 phố Thử</p>"
    assert "## Địa điểm" in kit.body_of(kit.of_html(f"<h1>Bài thử một</h1><p>5/9/2019</p><p>{_LEAD}</p>{markup}"))


@every(
    "markup",
    [
        "<dl><dt>Thời gian</dt><dd>8 giờ ngày 5/9/2019</dd></dl>",
        "<p>Thời gian:</p><p>8 giờ ngày 5/9/2019</p>",
        "<p><b>Thời gian</b></p><p>8 giờ ngày 5/9/2019</p>",
    ],
)
def test_a_time_in_the_text_is_not_that_of_the_page(markup: str) -> None:
    page = f"<h1>Bài thử một</h1><p>05/09/2019 10:15</p><p>{_LEAD}</p>{markup}<p>{_LEAD} Hai.</p>"
    assert "8 giờ ngày 5/9/2019" in kit.body_of(kit.of_html(page))


@every(
    "markup, address",
    [
        ('<iframe src="https://www.youtube.com/embed/abcDEF12345?rel=0"></iframe>', "https://www.youtube.com/watch?v=abcDEF12345"),
        ('<iframe src="//player.vimeo.com/video/76979871"></iframe>', "https://player.vimeo.com/video/76979871"),
        ('<iframe data-src="https://www.google.com/maps/embed?pb=1"></iframe>', "https://www.google.com/maps/embed?pb=1"),
        ('<video controls><source src="/media/phim.mp4" type="video/mp4">Máy không mở được</video>', "/media/phim.mp4"),
        ('<audio src="/media/tin.mp3"></audio>', "/media/tin.mp3"),
        ('<video src="blob:https://tv.vn/9d1e"><source src="/media/phim.mp4"></video>', "/media/phim.mp4"),
        ('<iframe src="data:text/html,a" data-src="//player.vimeo.com/video/76979871"></iframe>', "https://player.vimeo.com/video/76979871"),
        ('<embed src="/media/phim.wmv" width="400">', "/media/phim.wmv"),
        ('<object data="/tep/quy-hoach.pdf" type="application/pdf"></object>', "/tep/quy-hoach.pdf"),
        ('<object><param name="movie" value="http://tv.vn/phim.flv"><embed src="http://tv.vn/phim.flv"></object>', "http://tv.vn/phim.flv"),
    ],
)  # fmt: skip
def test_what_a_page_embeds_leaves_its_address_and_nothing_after_it_is_lost(markup: str, address: str) -> None:
    page = f"<h1>Bài thử một</h1><div class=content><p>{_LEAD}</p>{markup}<p>{_LEAD} Hai.</p></div>"
    rows = [row for row in kit.body_of(kit.of_html(page)).split("\n") if row]
    assert len(rows) == 3
    assert address in unescape(rows[1])
    assert rows[2].endswith("Hai.")


@every(
    "markup",
    [
        '<iframe src="https://www.facebook.com/plugins/like.php?href=x"></iframe>',
        '<iframe src="/thoi-tiet.html"></iframe>',
        '<embed src="/qc/banner.swf"></embed>',
        '<iframe src="about:blank"></iframe>',
        '<iframe src="javascript:void(0)"></iframe>',
        "<video></video>",
        '<video src="blob:https://tv.vn/9d1e"></video>',
    ],
)
def test_frames_of_a_portal_are_left_out(markup: str) -> None:
    page = f"<h1>Bài thử một</h1><div class=content><p>{_LEAD}</p>{markup}<p>{_LEAD} Hai.</p></div>"
    assert [row for row in kit.body_of(kit.of_html(page)).split("\n") if row] == [_LEAD, f"{_LEAD} Hai."]


def test_a_number_before_a_lone_ordinal_stays_with_its_line() -> None:
    page = f"<h1>Bài thử một</h1><p>{_LEAD}</p><ol start=3><li>Một là:</li><li>Bưu chính</li></ol>"
    assert "3. Một là:\n4. Bưu chính" in kit.body_of(kit.of_html(page)).replace("\n\n", "\n")


@every("sign", ["", ".", ")", ":", ". "])
def test_the_sign_behind_the_number_of_a_note_is_not_its_text(sign: str) -> None:
    note = f'<p id="fn1"><a href="#r1">1</a>{sign} Nguồn: báo cáo.</p>'
    mark = '<sup><a href="#fn1" id="r1">1</a></sup>'
    imported = kit.of_html(f"<h1>Bài thử một</h1><p>{_LEAD}</p><p>Doanh thu tăng 5%{mark} so với quý trước.</p>{note}")
    assert "[^1]: Nguồn: báo cáo." in kit.body_of(imported)


def test_breaks_of_pages_part_words_and_raised_letters_of_degrees_are_signs() -> None:
    breaks = "".join(f"<w:r><w:br{kind}/></w:r>{_text('chữ')}" for kind in ("", ' w:type="page"', ' w:type="column"'))
    degrees = _text("Nhiệt độ 37") + _text("o", '<w:vertAlign w:val="superscript"/>') + _text("C.")
    imported = _imported(_text("Một") + breaks, degrees)
    assert "Mộtchữ" not in kit.body_of(imported).replace("\n", " ")
    assert "chữchữ" not in kit.body_of(imported)
    assert kit.body_of(imported).count("37°C") == 1


@every(
    "rows",
    [
        [["Nhóm", "Số", "Loại"], ["1", "12", "A"], ["2", "5", "a"]],
        [["Phương án", "Kết quả"], ["A", "Đạt"], ["In", "Không"]],
        [["TT", "Chia sẻ"], ["1", "Facebook"], ["2", "Zalo"]],
    ],
)
def test_cells_of_a_table_of_data_are_no_buttons(rows: list[list[str]]) -> None:
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    body = kit.body_of(kit.of_html(f"<h1>Bài thử một</h1><p>{_LEAD}</p><table>{table}</table><p>{_LEAD} Hai.</p>"))
    shown = [row.strip("| ").split(" | ") for row in body.split("\n") if row.startswith("| ")]
    assert shown == rows
