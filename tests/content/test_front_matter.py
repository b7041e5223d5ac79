"""Front matter: what editors write, parsed as text, and every way to write it wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.content.messages import MESSAGES
from plugins.content.model import Article, FixedPage, Source
from plugins.content.yaml_text import load
from plugins.core.diagnostics import Diagnostics
from tests.content.kit import BODY, HEAD, PATH, article, codes, read, text_of
from tests.examples import examples
from tests.tables import every


def head(*lines: str) -> str:
    return "\n".join(["---", *lines, "---", BODY])


GOOD = ("title: Giao ban", "date: 05/09/2019", "category: giao-ban")


def test_a_whole_article() -> None:
    source = head(
        "title: 'Giao ban: quý III'", "date: Thứ năm, 05/09/2019 12:50", "category: giao-ban", "summary: >-",
        "  Một hai",
        "  ba.", "authors:", "  - Đăng Quý", "  - Đăng Quý", "tags: [giao ban, 'quý III']", "place: Hà Nội",
        "event_date: ngày 5/9", "period: Quý III/2019", "modified: 2019-09-06", "status: published",
        "lead_image: anh/2019/a.jpg", "aliases: /Pages/TinTuc/1234.html",
        "source:", "  title: Cổng thông tin", "  date: 05/09/2019", "  note: Chép lại.",
    )  # fmt: skip
    result = read(source)
    assert result.diagnostics == ()
    record = result.record
    assert isinstance(record, Article)
    assert (record.title, record.address) == ("Giao ban: quý III", "/2019/09/giao-ban/")
    assert record.summary == "Một hai ba."
    assert (record.authors, record.tags) == (("Đăng Quý",), ("giao ban", "quý III"))
    assert (record.place, record.lead_image) == ("Hà Nội", "anh/2019/a.jpg")
    assert f"{record.date.start:%Y-%m-%d %H:%M}" == "2019-09-05 12:50"
    assert record.event_date is not None
    assert f"{record.event_date.start:%Y-%m-%d}" == "2019-09-05"
    assert record.period is not None
    assert record.period.precision == "quarter"
    assert record.aliases == ("/Pages/TinTuc/1234.html",)
    assert record.source == Source("Cổng thông tin", "05/09/2019", "Chép lại.")


@every("value", ["no", "2019-09-05", "1.10", "0123", "0x1F", "on", "12:50", "[a]", "{a: b}", "2_019"])
def test_a_quoted_value_stays_as_typed(value: str) -> None:
    record = read(head(f"title: '{value}'", *GOOD[1:])).record
    assert record is not None
    assert record.title == value


@every("value", ["no", "2019-09-05", "1.10", "0123", "0x1F", "on", "12:50", "1e3", "=", "<<"])
def test_a_plain_value_stays_as_typed(value: str) -> None:
    record = read(head(f"title: {value}", *GOOD[1:])).record
    assert record is not None
    assert record.title == value


@every(
    "source, told",
    [
        (BODY, [(1, "front-matter-missing")]),
        ("Title: a\nDate: 2019-09-05\n\nText\n", [(1, "front-matter-missing")]),
        ("\n\nText\n", [(3, "front-matter-missing")]),
        ("—\ntitle: a\n—\nText\n", [(1, "front-matter-fence"), (3, "front-matter-fence")]),
        ("----\ntitle: a\n---\nText\n", [(1, "front-matter-fence")]),
        ("***\nText\n", [(1, "front-matter-missing")]),
        ("---\ntitle: a\n\nText\n", [(1, "front-matter-unclosed")]),
        ("---", [(1, "front-matter-unclosed")]),
        ("---\ntitle: a\n----\nText\n", [(3, "front-matter-fence")]),
        ("---\ntitle: a\n—\nText\n", [(3, "front-matter-fence")]),
        ("---\ntitle: a\n***\nText\n", [(3, "front-matter-fence")]),
        ("---\nmột dòng\n---\nText\n", [(2, "front-matter-shape")]),
        ("---\n- a\n- b\n---\nText\n", [(2, "front-matter-shape")]),
        ("---\n---\nText\n", [(1, "missing-key"), (1, "missing-key"), (1, "missing-key")]),
        ("---\n# chỉ có ghi chú\n---\nText\n", [(1, "missing-key"), (1, "missing-key"), (1, "missing-key")]),
    ],
)
def test_the_bounds_of_front_matter(source: str, told: list[tuple[int, str]]) -> None:
    result = read(source)
    assert codes(result.diagnostics) == told
    assert result.record is None


@every(
    "lines, told",
    [
        (("title: Bộ TT&TT: sơ kết", *GOOD[1:]), (2, "yaml-colon")),
        (('title: "Báo cáo" thành tích', *GOOD[1:]), (2, "yaml-sign")),
        (("title: *Báo chí và truyền thông", *GOOD[1:]), (2, "yaml-sign")),
        (("title: &a Báo chí", *GOOD[1:]), (2, "yaml-anchor")),
        (("title: @hangnghin", *GOOD[1:]), (2, "yaml-sign")),
        (("title: `a`", *GOOD[1:]), (2, "yaml-sign")),
        (("title: %a", *GOOD[1:]), (2, "yaml-sign")),
        (("title: [a", *GOOD[1:]), (2, "yaml-unclosed")),
        (("title: [Infographic] Giao ban", *GOOD[1:]), (2, "yaml-sign")),
        (("title: !!python/object:os.system a", *GOOD[1:]), (2, "yaml-tag")),
        (("title: !a b", *GOOD[1:]), (2, "yaml-tag")),
        (("\ttitle: a", *GOOD[1:]), (2, "yaml-tab")),
        (("title: a", "authors:", "\t- b", *GOOD[1:]), (4, "yaml-tab")),
        (("title:\n\t a", *GOOD[1:]), (3, "yaml-tab")),
        (("title:Giao ban", *GOOD[1:]), (2, "yaml-space")),
        ((*GOOD, "Sáng ngày 5/9, hội nghị họp."), (5, "yaml-line")),
        ((*GOOD, "title: hai"), (5, "yaml-duplicate")),
        ((*GOOD, "? [a, b]", ": c"), (5, "yaml-key")),
        ((*GOOD, "a: &x [1]", "b: [*x, *x]"), (5, "yaml-anchor")),
        ((*GOOD, "<<: *x"), (5, "yaml-anchor")),
        ((*GOOD, "tags: " + "[" * 50 + "]" * 50), (5, "yaml-depth")),
        ((*GOOD, "tags: " + "[" * 5000), (5, "yaml-depth")),
        ((*GOOD, "...", "title: b"), (5, "yaml-line")),
        (("title: 'a", *GOOD[1:]), (2, "yaml-quote")),
        (('title: "Giao ban', *GOOD[1:]), (2, "yaml-quote")),
        (("title: “Giao ban: quý III”", *GOOD[1:]), (2, "yaml-curly")),
        ((GOOD[0], "  date: 05/09/2019", GOOD[2]), (3, "yaml-indent")),
        (("  title: Giao ban", *GOOD[1:]), (2, "yaml-indent")),
        ((*GOOD, "source:", "  title: a", "   note: b"), (7, "yaml-indent")),
        ((*GOOD, "source:", "    title: a", "  note: b"), (7, "yaml-indent")),
        ((*GOOD, "documents:", "  - file: tep/2019/a.pdf", "   title: b"), (7, "yaml-indent")),
        ((*GOOD, "documents:", "  - file: tep/2019/a.pdf", "    title: b", " - file: c"), (8, "yaml-indent")),
        ((*GOOD, "tags:", "- a", "-b"), (7, "yaml-dash")),
        ((*GOOD, "tags:", "-a", "-b"), (6, "yaml-dash")),
        (('title: "a\\x00b"', *GOOD[1:]), (2, "control-character")),
        (('title: "a\\x0e0\\x0e"', *GOOD[1:]), (2, "control-character")),
        (('title: "a\\ud800"', *GOOD[1:]), (2, "yaml-sign")),
    ],
)
def test_yaml_that_cannot_be_read_is_told_in_an_editors_words(lines: tuple[str, ...], told: tuple[int, str]) -> None:
    result = read(head(*lines))
    assert codes(result.diagnostics) == [told]
    assert result.record is None


@every(
    "before, row, right, spaces",
    [
        (("source:", "  title: a"), "   note: b", 3, 2),
        (("title: a",), "  date: b", 2, 0),
        (("documents:", "  - file: a"), "   title: b", 3, 4),
        (("documents:", "  - file: a", "    title: b"), " - file: c", 3, 2),
    ],
)
def test_a_row_out_of_line_is_told_where_it_belongs(before: tuple[str, ...], row: str, right: int, spaces: int) -> None:
    (told,) = read(head(*before, row)).diagnostics
    assert told.line == len(before) + 2
    assert f"dòng {right} ({spaces} dấu cách ở đầu)" in told.message


@every(
    "line, code",
    [
        ("tags:\n- a\n -b", "yaml-joined"),
        ("tags:\n- a\n - b", "yaml-joined"),
        ("place: “Hà Nội”", "quotes-around"),
        ("tags: [“Bưu chính”, b]", "quotes-around"),
        ("place: “Hà Nội", "quote-alone"),
        ("place: Hội trường “Hà Nội”", None),
        ("place: “Hà” và “Nội”", None),
        ("place: >-\n  Một\n  - hai", None),
    ],
)
def test_what_yaml_reads_otherwise_than_its_editor_meant_is_told(line: str, code: str | None) -> None:
    assert [code for _, code in codes(read(head(*GOOD, line)).diagnostics)] == ([code] if code else [])


def test_a_second_head_is_told_once_and_is_no_text() -> None:
    source = "\n".join(["---", *GOOD, "---", "", "---", "title: Bài hai", "---", "Text", ""])
    assert codes(read(source).diagnostics) == [(7, "yaml-documents")]
    assert text_of(source).plain == "Text"


def test_a_hard_space_is_a_space() -> None:
    record = read(head("title:\xa0Giao ban", *GOOD[1:], "source:", "\xa0\xa0title: Cổng")).record
    assert isinstance(record, Article)
    assert (record.title, record.source) == ("Giao ban", Source("Cổng", "", ""))


@every(
    "lines, told",
    [
        (GOOD[1:], (1, "missing-key")),
        (("Tiêu đề: Giao ban", *GOOD[1:]), (2, "unknown-key")),
        ((GOOD[0], "ngày: 05/09/2019", GOOD[2]), (3, "unknown-key")),
        (("title: Giao ban", "category: giao-ban"), (1, "missing-key")),
        (GOOD[:2], (1, "missing-key")),
        (("title:", *GOOD[1:]), (2, "empty-key")),
        (("title: ''", *GOOD[1:]), (2, "empty-key")),
        (("title: ~", *GOOD[1:]), (2, "empty-key")),
        (("title: '   '", *GOOD[1:]), (2, "empty-key")),
        (("title: [a, b]", *GOOD[1:]), (2, "not-text")),
        (("title: {a: b}", *GOOD[1:]), (2, "not-text")),
        ((GOOD[0], "date: 31/02/2020", GOOD[2]), (3, "date")),
        ((GOOD[0], "date: 29/02/2021", GOOD[2]), (3, "date")),
        ((GOOD[0], "date: 05/13/2019", GOOD[2]), (3, "date")),
        ((GOOD[0], "date: Thứ tư, 05/09/2019", GOOD[2]), (3, "date")),
        ((GOOD[0], "date: hôm qua", GOOD[2]), (3, "date")),
        ((GOOD[0], "date: [05/09/2019]", GOOD[2]), (3, "not-text")),
        ((GOOD[0], "date: năm 2019", GOOD[2]), (3, "date-vague")),
        ((GOOD[0], "date: Quý III/2019", GOOD[2]), (3, "date-vague")),
        ((GOOD[0], "date: trước ngày 05/09/2019", GOOD[2]), (3, "date-limit")),
    ],
)
def test_what_an_article_cannot_be_without(lines: tuple[str, ...], told: tuple[int, str]) -> None:
    result = read(head(*lines))
    assert codes(result.diagnostics) == [told]
    assert result.record is None


@every(
    "line, told",
    [
        ("tags: {a: b}", (5, "not-list")),
        ("authors: [[a]]", (5, "not-list")),
        ("aliases: [{a: b}]", (5, "not-list")),
        ("summary: [a]", (5, "not-text")),
        ("source: Cổng", (5, "not-mapping")),
        ("source: [a]", (5, "not-mapping")),
        ("source: {note: a}", (5, "source-title")),
        ("source: {title: a, ngay: b}", (5, "unknown-key")),
        ("summary: Bộ <b>TT&TT</b>", (5, "raw-html")),
        ("modified: hôm kia", (5, "date")),
        ("tags: [a, <script>alert(1)</script>]", (5, "raw-html")),
        ("status: nháp", (5, "status")),
        ("period: tháng 13/2020", (5, "date")),
        ("event_date: 31/4/2019", (5, "date")),
        ("summary: Bài số #1 a # b", (5, "yaml-comment")),
        ("summary: Bài số\n  hai # ba", (6, "yaml-comment")),
        ("tags:\n  - một # hai", (6, "yaml-comment")),
        ("modified: 01/01/2019", (5, "modified-early")),
        ("event_date: 23:33 Chiều 05/09/2019", (5, "date-flag")),
    ],
)
def test_wrong_values_of_other_keys(line: str, told: tuple[int, str]) -> None:
    result = read(head(*GOOD, line))
    assert codes(result.diagnostics) == [told]
    assert result.record is not None


@every(
    "key, meant",
    [
        ("titel", "title"), ("Title", "title"), ("TITLE", "title"), ("tilte", "title"), ("sumary", "summary"),
        ("tiêu đề", "title"), ("Tiêu-đề", "title"), ("ngay_dang", "date"), ("chuyen-muc", "category"),
        ("categories", "category"),
        ("author", "authors"), ("tác giả", "authors"), ("tag", "tags"), ("tóm tắt", "summary"),
        ("event-date", "event_date"),
        ("ảnh đại diện", "lead_image"), ("alias", "aliases"), ("địa chỉ cũ", "aliases"), ("nguồn", "source"),
    ],
)  # fmt: skip
def test_an_unknown_key_is_told_with_the_one_that_was_meant(key: str, meant: str) -> None:
    (fault,) = read(head(*GOOD, f"{key}: a")).diagnostics
    assert (fault.line, fault.code) == (5, "unknown-key")
    assert f"«{meant}»" in fault.message
    assert f"«{key}»" in fault.message


def test_escapes_are_normalised_like_the_source() -> None:
    record = read(head('title: "Ho\\u0323\\u0302i\\u200b nghi\\u0323\\xa0a"', *GOOD[1:])).record
    assert record is not None
    assert record.title == "Hội nghị a"


def test_a_key_like_no_other_is_told_without_a_guess() -> None:
    (fault,) = read(head(*GOOD, "xyzzy: a")).diagnostics
    assert "có phải" not in fault.message


def test_all_faults_of_a_file_come_at_once() -> None:
    source = head("titel: a", "date: 31/02/2020", "status: x", "tags: {a: b}") + "\n#### Nhảy\n\n<b>x</b>\n"
    assert codes(read(source).diagnostics) == [
        (1, "missing-key"), (2, "unknown-key"), (3, "date"), (4, "status"), (5, "not-list"),
        (9, "heading-skipped"), (11, "raw-html"),
    ]  # fmt: skip


def test_a_body_is_checked_even_under_a_head_that_cannot_be_read() -> None:
    assert codes(read("---\ntitle: a: b\n---\n\n#### Nhảy\n").diagnostics) == [
        (2, "yaml-colon"),
        (5, "heading-skipped"),
    ]


def test_a_fixed_page() -> None:
    result = read(
        "---\ntitle: Giới thiệu\nsummary: Về kho.\naliases: [/about.html]\n---\nChữ.\n", "trang/gioi-thieu.md"
    )
    assert result.diagnostics == ()
    assert isinstance(result.record, FixedPage)
    assert (result.record.address, result.record.aliases) == ("/gioi-thieu/", ("/about.html",))


def test_a_fixed_page_has_no_date() -> None:
    (fault,) = read("---\ntitle: Giới thiệu\ndate: 05/09/2019\n---\nChữ.\n", "trang/gioi-thieu.md").diagnostics
    assert (fault.line, fault.code) == (3, "unknown-key")


@pytest.mark.parametrize("status", ["draft", "published"])
def test_an_empty_body_is_a_fault_unless_it_is_a_draft(status: str) -> None:
    for text in ("", "\n\n  \n", "&nbsp;\n", "****\n\n---\n"):
        told = codes(read(article(status=status, text=text)).diagnostics)
        assert told == ([] if status == "draft" else [(7, "empty-body")])


def test_the_line_numbers_count_from_the_first_line_of_the_file() -> None:
    assert codes(read("\r\n\r\n" + HEAD.replace("\n", "\r\n") + "\r\n<b>x</b>").diagnostics) == [(9, "raw-html")]


YAML_SIGNS = st.text(alphabet=st.sampled_from("ab:- \n\t#&*!|>'\"%@`[]{},?~=<.\\0é"), max_size=60)


@given(st.one_of(YAML_SIGNS, st.text(max_size=40)))
@examples(300)
def test_any_head_is_read_or_told(text: str) -> None:
    result = read(f"---\n{text}\n---\nChữ.\n")
    assert result.record is not None or result.diagnostics


@given(YAML_SIGNS)
@examples(300)
def test_any_yaml_is_text_or_a_fault(text: str) -> None:
    diagnostics = Diagnostics(PATH, MESSAGES)
    value, lines = load(text, 1, diagnostics)
    assert value is None or set(lines.values()) <= set(range(1, text.count("\n") + 2))
    nothing = not text.strip() or text.lstrip().startswith(("#", "%", "-", "."))
    assert value is not None or diagnostics.all or nothing


def test_a_bomb_of_anchors_costs_nothing() -> None:
    bomb = ["a0: &a0 x", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30))]
    (fault,) = read(head(*GOOD, *bomb)).diagnostics
    assert (fault.line, fault.code) == (5, "yaml-anchor")


@pytest.mark.parametrize(
    ("status", "expected"),
    [("draft", [(6, "undecided"), (6, "undecided")]), ("published", [(6, "undecided-published")] * 2)],
)
def test_what_an_importer_did_not_know_keeps_an_article_a_draft(status: str, expected: list[tuple[int, str]]) -> None:
    head = f"---\ntitle: Giao ban\ndate: 05/09/2019\ncategory: giao-ban\nstatus: {status}\nundecided: [tiêu đề, ảnh]\n"
    result = read(f"{head}---\nChữ.\n")
    assert codes(result.diagnostics) == expected
    assert {fault.level for fault in result.diagnostics} == {"warning" if status == "draft" else "error"}


def test_where_a_text_came_from() -> None:
    head = "---\ntitle: Giao ban\ndate: 05/09/2019\ncategory: giao-ban\nsource:\n  title: Trang cũ\n"
    record = read(f"{head}  address: https://a.vn/x?id=1\n  capture: 2020\n  sha256: abc\n---\nChữ.\n").record
    assert isinstance(record, Article)
    assert record.source
    assert (record.source.address, record.source.capture, record.source.sha256) == (
        "https://a.vn/x?id=1",
        "2020",
        "abc",
    )
