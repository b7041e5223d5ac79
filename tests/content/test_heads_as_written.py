"""Heads as office workers write them: each mistake is told once, on its line, and no other follows from it."""

from __future__ import annotations

from pathlib import Path

from plugins.core.diagnostics import Diagnostic
from tests.archives import PLAIN, check
from tests.content.kit import BODY, NOW, PATH, write
from tests.tables import every

TITLE, DATE, CATEGORY, PERIOD = (
    "title: Giao ban quý III",
    "date: 05/09/2019",
    "category: giao-ban",
    "period: Quý III/2019",
)
ROWS = (TITLE, DATE, CATEGORY, PERIOD)
FENCE = "---\n"


def told(folder: Path, source: str) -> list[Diagnostic]:
    write(folder / "content", {PATH: source})
    return check(folder / "content", now=NOW, capabilities=PLAIN)[1]


@every(
    "rows, expected",
    [
        (("tiêu đề: Giao ban quý III", DATE, CATEGORY, PERIOD), (2, "unknown-key")),
        (("tieu de: Giao ban quý III", DATE, CATEGORY, PERIOD), (2, "unknown-key")),
        (("Title: Giao ban quý III", DATE, CATEGORY, PERIOD), (2, "unknown-key")),
        ((TITLE, "DATE: 05/09/2019", CATEGORY, PERIOD), (3, "unknown-key")),
        ((TITLE, DATE, "Chuyên mục: giao-ban", PERIOD), (4, "unknown-key")),
        ((TITLE, DATE, "catagory: giao-ban", PERIOD), (4, "unknown-key")),
        ((TITLE, DATE, "category : giao-ban", PERIOD), None),
        (("title： Giao ban quý III", DATE, CATEGORY, PERIOD), (2, "yaml-wide")),
        ((TITLE, "date：05/09/2019", CATEGORY, PERIOD), (3, "yaml-wide")),
        ((TITLE, "date:05/09/2019", CATEGORY, PERIOD), (3, "yaml-space")),
        ((TITLE, "  date: 05/09/2019", "  category: giao-ban", "  period: Quý III/2019"), (3, "yaml-indent")),
        ((TITLE, DATE, "  category: giao-ban", PERIOD), (4, "yaml-indent")),
        ((TITLE, "\tdate: 05/09/2019", CATEGORY, PERIOD), (3, "yaml-tab")),
        ((TITLE, "date:\t05/09/2019", CATEGORY, PERIOD), None),
        (("title: Giao ban: quý III và nhiệm vụ quý IV", DATE, CATEGORY, PERIOD), (2, "yaml-colon")),
        (("title: “Giao ban: quý III”", DATE, CATEGORY, PERIOD), (2, "yaml-curly")),
        (("title: “Giao ban quý III”", DATE, CATEGORY, PERIOD), (2, "quotes-around")),
        (('title: "Giao ban quý III', DATE, CATEGORY, PERIOD), (2, "yaml-quote")),
        (('title: "Giao ban" quý III và việc cần làm', DATE, CATEGORY, PERIOD), (2, "yaml-sign")),
        ((TITLE, DATE, "category: giao ban quý", PERIOD), (4, "unknown-category")),
        ((TITLE, DATE, "category: Giao ban", PERIOD), (4, "unknown-category")),
        ((TITLE, DATE, CATEGORY, PERIOD, "tags: bưu chính, viễn thông"), (6, "tags-together")),
        ((TITLE, DATE, CATEGORY, PERIOD, "tags: [bưu chính, viễn thông"), (6, "yaml-unclosed")),
        ((TITLE, DATE, CATEGORY, PERIOD, "authors:", "-Lê Mẫu", "-Trần Thử"), (7, "yaml-dash")),
        ((TITLE, "date: 05/13/2019", CATEGORY, PERIOD), (3, "date")),
        ((TITLE, "date: 31/06/2019", CATEGORY, PERIOD), (3, "date")),
        ((TITLE, "date: 9/5/2019 2:30 PM", CATEGORY, PERIOD), (3, "date")),
        ((TITLE, "date: 5/9", CATEGORY, PERIOD), (3, "date")),
        ((TITLE, "date: 2019", CATEGORY, PERIOD), (3, "date-vague")),
        ((TITLE, "date: Thứ Hai, ngày 05 tháng 9 năm 2019", CATEGORY, PERIOD), (3, "date")),
        ((TITLE, "date:", CATEGORY, PERIOD), (3, "empty-key")),
        ((TITLE, "date: O5/09/2019", CATEGORY, PERIOD), (3, "date")),
        ((TITLE, "date: 05/09/19", CATEGORY, PERIOD), (3, "date")),
        ((TITLE, "date: hôm nay", CATEGORY, PERIOD), (3, "date")),
        ((TITLE, DATE, CATEGORY, "period: tháng 9/2019"), (5, "period-rhythm")),
        ((TITLE, DATE, CATEGORY, "period: quý 5/2019"), (5, "date")),
        ((TITLE, DATE, CATEGORY), (4, "period-missing")),
        ((TITLE, DATE, CATEGORY, "period:"), (5, "period-missing")),
        ((TITLE, DATE, CATEGORY, "period: III/2019"), (5, "date")),
        ((TITLE, DATE, CATEGORY, "period: quý III-2019"), None),
        ((TITLE, "date: ngày 5 tháng 9 năm 2019, 8h30", CATEGORY, PERIOD), None),
        ((TITLE, "date: thứ Sáu, 05/09/2019", CATEGORY, PERIOD), (3, "date")),
        ((TITLE, "date: 5-Sep-2019", CATEGORY, PERIOD), None),
        ((TITLE, DATE, CATEGORY, PERIOD, "modified: 10/9/2019 14h30"), None),
        ((TITLE, DATE, CATEGORY, PERIOD, "tags: #buuchinh #vienthong"), (6, "yaml-comment")),
        ((TITLE, DATE, CATEGORY, PERIOD, "aliases: /tin/bai-viet."), (6, "alias-dot")),
        ((TITLE, DATE, CATEGORY, PERIOD, "aliases: [/tin/1.aspx?id=1&p=2, /vi/nul.html]"), (6, "alias-device")),
        ((TITLE, DATE, CATEGORY, PERIOD, "event_date: 31/9/2019"), (6, "date")),
        ((TITLE, DATE, CATEGORY, PERIOD, "date: 06/09/2019"), (6, "yaml-duplicate")),
        ((TITLE, DATE, CATEGORY, PERIOD, "status: nháp"), (6, "status")),
        ((TITLE, DATE, CATEGORY, PERIOD, "status: Draft"), (6, "status")),
        ((TITLE, DATE, CATEGORY, PERIOD, "breaks: thỉnh thoảng"), (6, "not-flag")),
        ((TITLE, DATE, CATEGORY, PERIOD, "lead_image: anh/2019/khong-co.jpg"), (6, "image-missing")),
        (
            (TITLE, DATE, CATEGORY, PERIOD, "summary: Sáng nay, Bộ họp giao ban", "và giao nhiệm vụ cho các đơn vị."),
            (7, "yaml-line"),
        ),
        (("- title: Giao ban quý III", "- date: 05/09/2019", "- category: giao-ban"), (2, "front-matter-shape")),
        (("**title**: Giao ban quý III", DATE, CATEGORY, PERIOD), (2, "yaml-line")),
        (("title = Giao ban quý III", DATE, CATEGORY, PERIOD), (2, "yaml-line")),
        (("title: Giao ban #1 quý III và #2", DATE, CATEGORY, PERIOD), (2, "yaml-comment")),
        ((TITLE, "tiêu đề: Giao ban quý III", DATE, CATEGORY, PERIOD), (3, "unknown-key")),
        (("title: &Giao ban", DATE, CATEGORY, PERIOD), (2, "yaml-anchor")),
        (("title: *Giao ban* quý III", DATE, CATEGORY, PERIOD), (2, "yaml-anchor")),
        (("title: 100% xã có mạng", DATE, CATEGORY, PERIOD), None),
        (("title: [Ảnh] Giao ban quý III", DATE, CATEGORY, PERIOD), (2, "yaml-sign")),
        (("title: @vanphong họp", DATE, CATEGORY, PERIOD), (2, "yaml-sign")),
        ((TITLE, DATE, CATEGORY, PERIOD, "source: Cổng cũ"), (6, "not-mapping")),
        ((TITLE, DATE, CATEGORY, PERIOD, "source:", "  date: 05/09/2019"), (6, "source-title")),
        ((TITLE, "\u00a0date: 05/09/2019", CATEGORY, PERIOD), (3, "yaml-indent")),
        ((TITLE, DATE, CATEGORY, PERIOD, "event_date: 06/09/2020"), (6, "event-later")),
        ((TITLE, DATE, CATEGORY, PERIOD, "modified: 01/09/2019"), (6, "modified-early")),
        ((TITLE, DATE, CATEGORY, PERIOD, "Sáng nay, Bộ họp giao ban."), (6, "yaml-line")),
        ((DATE, CATEGORY, PERIOD), (1, "missing-key")),
        (("title:", DATE, CATEGORY, PERIOD), (2, "empty-key")),
        (("title: Giao ban <b>quý III</b>", DATE, CATEGORY, PERIOD), (2, "raw-html")),
        ((TITLE, DATE, CATEGORY, PERIOD, "aliases: [tin-tuc/1.html]"), (6, "alias-malformed")),
        ((TITLE, "date: 05-06/09/2019", CATEGORY, PERIOD), (3, "date-span")),
        ((TITLE, "date: mùng 7 tháng 8 năm Kỷ Hợi", CATEGORY, PERIOD), None),
        ((TITLE, DATE, CATEGORY, PERIOD, "Tóm tắt: Bộ họp giao ban."), (6, "unknown-key")),
        ((TITLE, DATE, CATEGORY, PERIOD, "author: Lê Mẫu"), (6, "unknown-key")),
        ((TITLE, DATE, CATEGORY, PERIOD, "tác giả: Lê Mẫu"), (6, "unknown-key")),
        ((TITLE, "Ngày: 05/09/2019", CATEGORY, PERIOD), (3, "unknown-key")),
        ((TITLE, "ngày đăng: 05/09/2019", CATEGORY, PERIOD), (3, "unknown-key")),
        ((TITLE, DATE, CATEGORY, "kỳ: Quý III/2019"), (5, "unknown-key")),
        ((TITLE, DATE, CATEGORY, PERIOD, "Thẻ: [bưu chính]"), (6, "unknown-key")),
        (("tie\u0302u đe\u0302\u0300: Giao ban", DATE, CATEGORY, PERIOD), (2, "unknown-key")),
        (("title\u00a0: Giao ban quý III", DATE, CATEGORY, PERIOD), None),
        (("ti\u200btle: Giao ban quý III", DATE, CATEGORY, PERIOD), None),
        (("title; Giao ban quý III", DATE, CATEGORY, PERIOD), (2, "yaml-line")),
        (("title -> Giao ban quý III", DATE, CATEGORY, PERIOD), (2, "yaml-line")),
        ((TITLE, "", DATE, CATEGORY, PERIOD), None),
        ((TITLE, "# ghi chú", DATE, CATEGORY, PERIOD), None),
        (("title:", "Giao ban quý III", DATE, CATEGORY, PERIOD), (3, "yaml-line")),
        (("title:", "  Giao ban quý III", DATE, CATEGORY, PERIOD), None),
        (('title: “Giao ban" quý III', DATE, CATEGORY, PERIOD), (2, "quote-alone")),
        (("title: ‘Giao ban: quý III’", DATE, CATEGORY, PERIOD), (2, "yaml-curly")),
        ((TITLE, DATE, CATEGORY, PERIOD, "tags: [bưu chính; viễn thông]"), (6, "tags-together")),
        ((TITLE, DATE, CATEGORY, PERIOD, "tags:", "\t- bưu chính"), (7, "yaml-tab")),
        ((TITLE, DATE, CATEGORY, PERIOD, "tags:", "• bưu chính", "• viễn thông"), (7, "yaml-dash")),
        ((TITLE, DATE, CATEGORY, PERIOD, "tags:", "– bưu chính", "– viễn thông"), (7, "yaml-dash")),
        ((TITLE, DATE, CATEGORY, PERIOD, "tags:", "* bưu chính"), (7, "yaml-dash")),
        ((TITLE, DATE, CATEGORY, PERIOD, "tags:", "  - bưu chính", "   - viễn thông"), (8, "yaml-joined")),
        ((TITLE, DATE, CATEGORY, PERIOD, "tags:", "  bưu chính: viễn thông"), (6, "not-list")),
        ((TITLE, DATE, CATEGORY, PERIOD, "authors: []"), None),
        ((TITLE, DATE, "category: [giao-ban, chao-co]", PERIOD), (4, "not-text")),
        (("title: [Giao ban]", DATE, CATEGORY, PERIOD), (2, "not-text")),
        ((TITLE, "date: 05.09.2019", CATEGORY, PERIOD), None),
        ((TITLE, "date: 05-9-2019", CATEGORY, PERIOD), None),
        ((TITLE, "date: 2019-09-05", CATEGORY, PERIOD), None),
        ((TITLE, "date: 2019-13-05", CATEGORY, PERIOD), (3, "date")),
        ((TITLE, "date: 29/2/2019", CATEGORY, PERIOD), (3, "date")),
        ((TITLE, "date: 25h00 ngày 05/9/2019", CATEGORY, PERIOD), (3, "date")),
        ((TITLE, "date: Sep 5, 2019", CATEGORY, PERIOD), None),
        ((TITLE, "date: Thursday 5 September 2019", CATEGORY, PERIOD), None),
        ((TITLE, "date: quý III/2019", CATEGORY, PERIOD), (3, "date-vague")),
        ((TITLE, "date: 05 / 09 / 2019", CATEGORY, PERIOD), None),
        ((TITLE, "date: 05/09/2019 8:30", CATEGORY, PERIOD), None),
        ((TITLE, CATEGORY, PERIOD), (1, "missing-key")),
        ((TITLE, DATE, PERIOD), (1, "missing-key")),
        ((TITLE, DATE, "category:", PERIOD), (4, "empty-key")),
        ((TITLE, DATE, "category: Giao-ban", PERIOD), (4, "unknown-category")),
        ((TITLE, DATE, "category: giao ban", PERIOD), (4, "unknown-category")),
        ((TITLE, DATE, "category: hội nghị", PERIOD), (4, "unknown-category")),
        ((TITLE, DATE, CATEGORY, PERIOD, "status: đã đăng"), (6, "status")),
        ((TITLE, DATE, CATEGORY, PERIOD, "draft: true"), (6, "unknown-key")),
        ((TITLE, DATE, CATEGORY, PERIOD, "nháp: có"), (6, "unknown-key")),
        ((TITLE, DATE, CATEGORY, "period: Quý III"), None),
        ((TITLE, DATE, CATEGORY, "period: Quý V/2019"), (5, "date")),
        ((TITLE, DATE, CATEGORY, "period: Q3/2019"), None),
        ((TITLE, DATE, CATEGORY, "period: Quý III, IV/2019"), (5, "period-rhythm")),
        ((TITLE, DATE, CATEGORY, PERIOD, "aliases: https://mic.vi.du/tin/1.html"), (6, "alias-malformed")),
        ((TITLE, DATE, CATEGORY, PERIOD, "aliases: [/tin tuc/1.html]"), (6, "alias-malformed")),
        ((TITLE, DATE, CATEGORY, PERIOD, "lead_image: giao-ban.jpg"), (6, "image-missing")),
        ((TITLE, DATE, CATEGORY, PERIOD, "lead_image: https://mic.vi.du/a.jpg"), (6, "image-missing")),
        (
            (
                TITLE,
                DATE,
                CATEGORY,
                PERIOD,
                "summary: " + "rất dài " * 80,
            ),
            (6, "summary-long"),
        ),
        ((TITLE, DATE, CATEGORY, PERIOD, "summary: |", "  Sáng nay họp.", "  Chiều nghỉ."), None),
        (("title: Giao ban quý III:", DATE, CATEGORY, PERIOD), (2, "yaml-colon")),
        (("title: %Giao ban", DATE, CATEGORY, PERIOD), (2, "yaml-sign")),
        (("title: `Giao ban`", DATE, CATEGORY, PERIOD), (2, "yaml-sign")),
        (("title: !Giao ban", DATE, CATEGORY, PERIOD), (2, "yaml-tag")),
        (("title: > Giao ban", DATE, CATEGORY, PERIOD), (2, "yaml-sign")),
        (("title: | Giao ban", DATE, CATEGORY, PERIOD), (2, "yaml-sign")),
        (("title: - Giao ban", DATE, CATEGORY, PERIOD), (2, "yaml-sign")),
        (("title: ? Giao ban", DATE, CATEGORY, PERIOD), (2, "yaml-sign")),
        (("title: {Ảnh} Giao ban", DATE, CATEGORY, PERIOD), (2, "yaml-sign")),
        ((TITLE, TITLE, DATE, CATEGORY, PERIOD), (3, "yaml-duplicate")),
    ],
)
def test_a_mistake_in_a_head_is_told_once(
    tmp_path: Path, rows: tuple[str, ...], expected: tuple[int, str] | None
) -> None:
    head = "\n".join(rows)
    found = told(tmp_path, f"{FENCE}{head}\n{FENCE}\n{BODY}")
    assert [(one.line, one.code) for one in found] == ([expected] if expected else [])


@every(
    "opening, closing, expected",
    [
        ("", FENCE, [(1, "front-matter-unopened")]),
        ("", "", [(1, "front-matter-unopened")]),
        (FENCE, "", [(1, "front-matter-unclosed")]),
        ("–––\n", FENCE, [(1, "front-matter-fence")]),
        ("–––\n", "–––\n", [(1, "front-matter-fence"), (6, "front-matter-fence")]),
        (" ---\n", FENCE, [(1, "front-matter-fence")]),
        (FENCE, "----\n", [(6, "front-matter-fence")]),
        ("# Giao ban quý III\n" + FENCE, FENCE, [(1, "front-matter-missing")]),
        ("\ufeff" + FENCE, FENCE, []),
        ("\ufeff\n" + FENCE, FENCE, []),
    ],
)
def test_the_fences_of_a_head(tmp_path: Path, opening: str, closing: str, expected: list[tuple[int, str]]) -> None:
    head = "\n".join(ROWS) + "\n"
    for end in ("\n", "\r\n"):
        found = told(tmp_path, f"{opening}{head}{closing}\n{BODY}".replace("\n", end))
        assert [(one.line, one.code) for one in found] == expected


def test_a_date_of_another_year_is_told_of_the_name_alone(tmp_path: Path) -> None:
    rows = (TITLE, "date: 05/09/2009", CATEGORY, "period: Quý III/2009")
    found = told(tmp_path, FENCE + "\n".join(rows) + f"\n{FENCE}\n{BODY}")
    assert [one.code for one in found] == ["name-date"]


@every(
    "row",
    [
        "title: Giao ban: quý III",
        "title: “Giao ban: quý III”",
        "title: Giao ban “quý III”: kết quả",
        'title: "Giao ban" quý III',
        'title: Giao ban: "quý III"',
        "title: [Ảnh] Giao ban",
        "title: @vanphong họp",
        "title: - Giao ban",
        "title:Giao ban",
    ],
)
def test_the_row_that_a_message_suggests_is_right(tmp_path: Path, row: str) -> None:
    rest = "\n".join((DATE, CATEGORY, PERIOD, "---", "", BODY))
    (wrong,) = told(tmp_path, f"{FENCE}{row}\n{rest}")
    _, _, right = wrong.message.rpartition(" viết ")
    assert told(tmp_path, f"{FENCE}{right}\n{rest}") == []


def test_a_lead_image_of_another_site_is_shown_as_written(tmp_path: Path) -> None:
    rows = (*ROWS, "lead_image: https://vi.du/a.jpg")
    (missing,) = told(tmp_path, FENCE + "\n".join(rows) + f"\n{FENCE}\n{BODY}")
    assert (missing.line, missing.code) == (6, "image-missing")
    assert "«https://vi.du/a.jpg»" in missing.message
