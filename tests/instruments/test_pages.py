"""Citations in articles: where they become links, what is recorded about them, and the pages that list them."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path

import pytest
from msgspec import structs
from msgspec.structs import replace

from plugins.content.model import Archive, AttachedFile, Attachment, Crumb, Link, notes_of, pack_notes
from plugins.content.targets import File, Page
from plugins.instruments.lookups import instrument_lookups
from plugins.instruments.model import Cited, CitedInSummary
from plugins.instruments.pages import FULL, LONG, Quoted, View, instrument_pages
from plugins.instruments.sentences import examine
from plugins.vietnamese.dates import When
from tests.archives import content, context, html_of, pages, site_of, targets
from tests.sample import codes, news, read


def one(folder: Path, body: str, head: str = "") -> Archive:
    archive, diagnostics = read(folder, {"2024-03-01-mau.md": news(head, body=body)})
    assert [fault for fault in diagnostics if fault.level == "error"] == []
    return archive


def cited(archive: Archive) -> list[Cited]:
    return [each for article in archive.articles for each in notes_of(article.body, Cited)]


@pytest.mark.parametrize(
    ("body", "linked"),
    [
        ("Theo Nghị định số 47/2020/NĐ-CP.", ["Nghị định số 47/2020/NĐ-CP"]),
        ("Theo **Nghị định số 47/2020/NĐ-CP** mới.", ["Nghị định số 47/2020/NĐ-CP"]),
        ("Theo Nghị định số **47/2020/NĐ-CP** mới.", ["47/2020/NĐ-CP"]),
        ("Theo Nghị định số\n47/2020/NĐ-CP.", ["Nghị định số\n47/2020/NĐ-CP"]),
        ("Theo Nghị định số 47/2020/NĐ-\nCP.", ["Nghị định số 47/2020/NĐ-\nCP"]),
        ("- NĐ 47/2020/NĐ-CP\n- Nghị định 43/2011/NĐ-CP", ["NĐ 47/2020/NĐ-CP", "Nghị định 43/2011/NĐ-CP"]),
        ("| Số | Việc |\n|---|---|\n| Nghị định số 47/2020/NĐ-CP | dữ liệu |", ["Nghị định số 47/2020/NĐ-CP"]),
        ("> “Nghị định số 47/2020/NĐ-CP”", ["Nghị định số 47/2020/NĐ-CP"]),
        ("Hai số 43/2011/NĐ-CP và 64/2007/NĐ-CP.", ["số 43/2011/NĐ-CP", "64/2007/NĐ-CP"]),
        ("## Nghị định số 47/2020/NĐ-CP\n\nChữ.", []),
        ("`Nghị định số 47/2020/NĐ-CP`", []),
        ("[Nghị định số 47/2020/NĐ-CP](https://vanban.chinhphu.vn/)", []),
    ],
)  # fmt: skip
def test_where_a_citation_is_a_link(tmp_path: Path, body: str, linked: list[str]) -> None:
    archive = one(tmp_path, body)
    [article] = archive.articles
    html = html_of(archive, article.body)
    assert [piece.partition("</a>")[0] for piece in html.split('class="instrument" href="">')[1:]] == linked
    made = [link.target for link in article.body.links if isinstance(link, Link) and not link.line]
    assert len(made) == len(linked)
    assert all(target.startswith("/van-ban/") for target in made)


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("Theo Luật Báo chí năm 2016[^1], Bộ trả lời.", "Theo Luật Báo chí năm 2016, Bộ trả lời."),
        ("Theo Nghị định số 47/2020/NĐ-CP[^1].", "Theo Nghị định số 47/2020/NĐ-CP."),
        ("Bộ họp.[^1] Theo Nghị định số 47/2020/NĐ-CP, Bộ trả lời.", "Theo Nghị định số 47/2020/NĐ-CP, Bộ trả lời."),
    ],
)
def test_the_number_of_a_footnote_is_no_word(tmp_path: Path, body: str, sentence: str) -> None:
    [found] = cited(one(tmp_path, f"{body}\n\n[^1]: Báo cáo."))
    assert f"{found.before}{found.words}{found.after}" == sentence


def test_a_footnote_cites_without_its_link_back(tmp_path: Path) -> None:
    [found] = cited(one(tmp_path, "Bộ họp.[^1]\n\n[^1]: Theo Nghị định số 47/2020/NĐ-CP ngày 09/4/2020."))
    assert f"{found.before}{found.words}{found.after}" == "Theo Nghị định số 47/2020/NĐ-CP ngày 09/4/2020."


def test_lines_that_go_on_below_a_list_are_read_on(tmp_path: Path) -> None:
    [found] = cited(one(tmp_path, "1. Quyết định số 5/QĐ-TTg\n   ngày 1/2/2019\n   về việc."))
    assert (found.citation.date, found.after) == ("2019-02-01", " ngày 1/2/2019 về việc.")


@pytest.mark.parametrize(
    ("wrong", "right", "body", "sentence"),
    [
        ("65 nơi", "66 nơi", "{}, theo Nghị định số 47/2020/NĐ-CP.", "66 nơi, theo Nghị định số 47/2020/NĐ-CP."),
        ("74", "47", "Theo Nghị định số {}/2020/NĐ-CP.", "Theo Nghị định số 47/2020/NĐ-CP."),
    ],
)
def test_a_corrected_place_is_read_as_it_should_be(
    tmp_path: Path, wrong: str, right: str, body: str, sentence: str
) -> None:
    head = f'corrections:\n  - {{date: 05/04/2024, wrong: "{wrong}", right: "{right}"}}'
    [found] = cited(one(tmp_path, body.format(f'[{wrong}](dinh-chinh:1 "{right}")'), head))
    assert f"{found.before}{found.words}{found.after}" == sentence


def test_headings_and_links_count_and_code_does_not(tmp_path: Path) -> None:
    archive = one(
        tmp_path,
        "## Nghị định số 47/2020/NĐ-CP\n\n[Nghị định số 43/2011/NĐ-CP](https://vanban.chinhphu.vn/)\n\n`64/2007/NĐ-CP`",
    )
    assert [each.citation.key for each in cited(archive)] == ["47-2020-nd-cp", "43-2011-nd-cp"]


def test_the_plain_text_stays_as_it_was(tmp_path: Path) -> None:
    archive = one(tmp_path, "Theo Nghị định số 47/2020/NĐ-CP ngày 09/4/2020 & “quy chế”.")
    text = archive.text(archive.articles[0].body).plain
    assert text == "Theo Nghị định số 47/2020/NĐ-CP ngày 09/4/2020 & “quy chế”."


def test_the_sentence_is_noted_and_where_it_stands(tmp_path: Path) -> None:
    archive = one(tmp_path, "Câu đầu. Bộ TT&TT làm theo Nghị định số 47/2020/NĐ-CP về dữ liệu. Câu sau.")
    [each] = cited(archive)
    assert (each.before, each.words, each.after) == (
        "Bộ TT&TT làm theo ", "Nghị định số 47/2020/NĐ-CP", " về dữ liệu.",
    )  # fmt: skip
    assert each.line == 9
    assert each.subject


def test_what_a_correction_says_is_right_is_taken(tmp_path: Path) -> None:
    head = "corrections:\n  - date: 02/03/2024\n    note: Sửa năm.\n"
    archive, _ = read(
        tmp_path,
        {
            "2024-03-01-mau.md": news(
                head, body='Quyết định số 217/QĐ-BTTTT ngày [26/2/2029](dinh-chinh:1 "26/2/2019").'
            )
        },
    )
    assert [each.citation.key for each in cited(archive)] == ["217-qd-btttt-2019"]


FILES = {
    "2020-05-01-mot.md": news(
        title="Một", date="01/05/2020",
        body="Theo Nghị định số 47/2020/NĐ-CP ngày 09/4/2020. Và Quyết định số 362/QĐ-TTg ngày 03/4/2019.",
    ),
    "2021-06-01-hai.md": news(
        title="Hai", date="01/06/2021", body="Nhắc Nghị định số 47/2020/NĐ-CP. Theo Nghị quyết số 17/NQ-CP."
    ),
    "2022-06-01-ba.md": news(title="Ba", date="01/06/2022", body="Nghị quyết số 17/NQ-CP ngày 07/3/2019."),
    "du-lieu/van-ban.yaml": """
- instrument: Nghị định số 47/2020/NĐ-CP
  date: 09/4/2020
  subject: Chia sẻ dữ liệu số
  status: còn hiệu lực
  as_of: 01/11/2026
  amended_by: [Nghị định số 278/2025/NĐ-CP]
  sources:
    - title: Cơ sở dữ liệu quốc gia về pháp luật
      url: https://vbpl.vn/
""",
}  # fmt: skip


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    found, diagnostics = read(tmp_path_factory.mktemp("archive"), FILES)
    assert codes(diagnostics) == []
    return found


def sentences(quoted: Quoted) -> list[str]:
    return [f"{one.before}{one.words}{one.after}" for one in quoted.sentences]


def planned(archive: Archive) -> dict[str, Page]:
    return pages(instrument_pages(archive, site_of(archive)))


def test_the_page_of_an_instrument(archive: Archive) -> None:
    seen = context(planned(archive)["/van-ban/47-2020-nd-cp/"])
    view, groups = seen["view"], seen["groups"]
    assert isinstance(view, View)
    assert (view.title, view.date_shown, view.subject, view.status) == (
        "Nghị định số 47/2020/NĐ-CP", "09/04/2020", "Chia sẻ dữ liệu số", "còn hiệu lực",
    )  # fmt: skip
    assert view.amended_by[0].address == ""
    assert [(bar.year, bar.number) for bar in view.bars] == [(2020, 1), (2021, 1)]
    assert {row.title for row in view.together} == {"Quyết định số 362/QĐ-TTg", "Nghị quyết số 17/NQ-CP"}
    assert [(int(year), [each.title for each in some]) for year, some in groups] == [(2021, ["Hai"]), (2020, ["Một"])]
    [quoted] = groups[1][1]
    assert isinstance(quoted, Quoted)
    assert sentences(quoted) == ["Theo Nghị định số 47/2020/NĐ-CP ngày 09/4/2020."]


def test_a_number_of_no_known_year_says_so_and_names_what_it_may_be(archive: Archive) -> None:
    view = context(planned(archive)["/van-ban/17-nq-cp/"])["view"]
    assert isinstance(view, View)
    assert (view.year, view.date) == (None, "")
    assert [row.address for row in view.perhaps] == ["/van-ban/17-nq-cp-2019/"]


def test_lists_by_kind_issuer_and_year(archive: Archive) -> None:
    found = planned(archive)
    for address, total in (
        ("/van-ban/", 4), ("/van-ban/nghi-quyet/", 2), ("/van-ban/co-quan/chinh-phu/", 3), ("/van-ban/2019/", 2),
        ("/van-ban/khong-ro-nam/", 1),
    ):  # fmt: skip
        assert context(found[address])["total"] == total
    assert headings(found["/van-ban/"]) == ["2020", "2019", "Không rõ năm"]
    assert headings(found["/van-ban/2019/"]) == [""]  # the year is the page's title


def headings(listed: Page) -> list[str]:
    """The headings of a list's groups."""
    return [heading for heading, _ in context(listed)["groups"]]


def test_one_issuer_in_several_spellings_and_several_of_one_instrument(tmp_path: Path) -> None:
    body = (
        "Nghị quyết số 29-NQ/TW ngày 4/11/2013 của BỘ CHÍNH TRỊ.\n\n"
        "Nghị quyết số 30-NQ/TW ngày 4/12/2013 của Bộ Chính trị, LUẬT BÁO CHÍ NĂM 2016.\n\n"
        "Thông tư liên tịch số 15/2016/TTLT-BTTTT-BTC, Luật Báo chí năm 2016."
    )
    data = "- {instrument: Quyết định số 5/QĐ-X, issuer: BỘ TÀI CHÍNH, sources: [{title: Công báo}]}\n"
    found, told = read(
        tmp_path,
        {
            "2020-05-01-mot.md": news(date="01/05/2020", body=f"{body} Quyết định số 5/QĐ-X."),
            "du-lieu/van-ban.yaml": data,
        },
    )
    assert codes(told) == []
    listed = planned(found)
    assert [context(listed[f"/van-ban/co-quan/{one}/"])["title"] for one in ("bo-chinh-tri", "bo-tai-chinh")] == [
        "Bộ Chính trị", "Bộ Tài chính",
    ]  # fmt: skip
    totals = [context(listed[f"/van-ban/co-quan/{one}/"])["total"] for one in ("bo-chinh-tri", "bo-tai-chinh")]
    assert totals == [2, 2]
    view = context(listed["/van-ban/15-2016-ttlt-btttt-btc/"])["view"]
    assert isinstance(view, View)
    assert [one.title for one in view.issuers] == ["Bộ Thông tin và Truyền thông", "Bộ Tài chính"]
    assert context(listed["/van-ban/luat-bao-chi-2016/"])["title"] == "Luật Báo chí năm 2016"


def test_a_day_that_no_calendar_has_is_left_out(tmp_path: Path) -> None:
    found, _ = read(
        tmp_path, {"2020-05-01-mot.md": news(date="01/05/2020", body="Thông báo số 5/TB-BTTTT ngày 31/02/2019.")}
    )
    view = context(planned(found)["/van-ban/5-tb-btttt-2019/"])["view"]
    assert isinstance(view, View)
    assert (view.date, view.year and view.year.title) == ("", "2019")


def test_the_cells_of_a_row_are_read_in_one(tmp_path: Path) -> None:
    table = "| Văn bản | Ngày |\n|---|---|\n| Quyết định số 749/QĐ-TTg | 03/6/2020 |\n| Nghị định số 15/2020/NĐ-CP | |"
    found, _ = read(tmp_path, {"2020-07-01-mot.md": news(date="01/07/2020", body=table)})
    assert [each.citation.key for each in cited(found)] == ["749-qd-ttg-2020", "15-2020-nd-cp"]
    assert cited(found)[0].before == ""
    assert "<td>" in html_of(found, found.articles[0].body)


def test_open_data(archive: Archive) -> None:
    files = {each.address: each for each in targets(instrument_pages(archive, site_of(archive)))}
    file = files["/van-ban/47-2020-nd-cp/index.json"]
    assert isinstance(file, File)
    told = json.loads(content(file))
    assert (told["date_document"], told["passed_by"], told["in_force"]) == ("2020-04-09", "Chính phủ", "còn hiệu lực")
    assert [each["title"] for each in told["cited_by"]] == ["Hai", "Một"]


def test_lookups(archive: Archive) -> None:
    found = {each.title: each for each in instrument_lookups(archive)}
    decree = found["Nghị định số 47/2020/NĐ-CP"]
    assert (decree.count, decree.address) == (2, "/van-ban/47-2020-nd-cp/")
    assert "47 2020 NĐ-CP" in decree.keys
    assert "Nghị định 47" in decree.keys


def test_a_regulation_of_the_party_is_called_as_texts_call_it(tmp_path: Path) -> None:
    said = "Quy định số 41-QĐ/TW ngày 3/11/2021; Quy định 41-QĐ/TW ngày 3/11/2021; xem 41-QĐ/TW ngày 3/11/2021."
    found = {each.title: each.address for each in instrument_lookups(one(tmp_path, said))}
    assert found == {"Quy định số 41-QĐ/TW": "/van-ban/41-qd-tw-2021/"}


def test_an_edit_touches_only_what_it_names(tmp_path: Path) -> None:
    def inputs(body: str) -> dict[str, object]:
        made, _ = read(tmp_path, {**FILES, "2022-06-01-ba.md": news(title="Ba", date="01/06/2022", body=body)})
        return {
            each.address: [getattr(value, "digest", value) for value in each.inputs]
            for each in targets(instrument_pages(made, site_of(made)))
            if isinstance(each, Page | File)
        }

    before, after = (
        inputs("Nghị quyết số 17/NQ-CP ngày 07/3/2019."),
        inputs("Theo Nghị quyết số 17/NQ-CP ngày 07/3/2019."),
    )
    assert before.keys() == after.keys()
    changed = {address for address in before if before[address] != after[address]}
    assert changed == {"/van-ban/17-nq-cp-2019/", "/van-ban/17-nq-cp-2019/index.json"}


def test_long_pages_are_cut_by_time(tmp_path: Path) -> None:
    many = {
        f"{year}-05-01-so-{n}.md": news(title=f"Tin {n}", date=f"01/05/{year}", body="Nghị định số 47/2020/NĐ-CP.")
        for year in (2021, 2022) for n in range(FULL // 2 + 1)
    }  # fmt: skip
    found = planned(read(tmp_path, many)[0])
    view = context(found["/van-ban/47-2020-nd-cp/"])["view"]
    assert isinstance(view, View)
    assert [way.address for way in view.years] == ["/van-ban/47-2020-nd-cp/2022/", "/van-ban/47-2020-nd-cp/2021/"]
    assert {way.address for way in view.years} <= found.keys()


def test_long_lists_are_cut_by_time(tmp_path: Path) -> None:
    body = "\n\n".join(f"Quyết định số {n}/QĐ-TTg ngày 01/4/{2018 + n % 2}." for n in range(1, LONG + 2))
    found = planned(one(tmp_path, body))
    assert {"/van-ban/quyet-dinh/2018/", "/van-ban/quyet-dinh/2019/"} <= found.keys()
    assert context(found["/van-ban/quyet-dinh/"])["total"] == LONG + 1
    assert headings(found["/van-ban/"]) == headings(found["/van-ban/quyet-dinh/"]) == ["Được nhắc đến nhiều nhất"]


def test_a_long_list_of_a_year_or_of_none_is_cut_by_the_years_of_the_first_citations(tmp_path: Path) -> None:
    first, *others = (f"Quyết định số {n}/QĐ-TTg." for n in range(1, LONG + 2))
    archive, _ = read(tmp_path, {
        "2021-05-01-mot.md": news(title="Một", date="01/05/2021", body=first),
        "2022-05-01-hai.md": news(title="Hai", date="01/05/2022", body="\n\n".join([first, *others])),
    })  # fmt: skip
    found = planned(archive)
    whole = context(found["/van-ban/khong-ro-nam/"])
    [(heading, ways)] = whole["ways"]
    assert (heading, [(way.address, way.number) for way in ways]) == (
        "Theo năm được nhắc đến lần đầu",
        [("/van-ban/khong-ro-nam/2022/", LONG), ("/van-ban/khong-ro-nam/2021/", 1)],
    )
    assert sum(len(rows) for _, rows in whole["groups"]) < LONG < whole["total"]
    assert context(found["/van-ban/khong-ro-nam/2022/"])["total"] == LONG
    assert [row.title for _, rows in context(found["/van-ban/khong-ro-nam/2021/"])["groups"] for row in rows] == [
        "Quyết định số 01/QĐ-TTg"
    ]


def test_an_archive_that_cites_nothing_has_its_empty_list(tmp_path: Path) -> None:
    found = planned(read(tmp_path, {"2024-03-01-mau.md": news(), "du-lieu/van-ban.yaml": "[]\n"})[0])
    assert [*found] == ["/van-ban/"]
    assert not found["/van-ban/"].indexed


def test_a_withdrawn_article_is_not_listed_and_its_links_lead_somewhere(tmp_path: Path) -> None:
    head = "withdrawn:\n  date: 02/03/2024\n  reason: Trùng bài.\n  keep_text: yes\n"
    archive, diagnostics = read(tmp_path, {"2024-03-01-mau.md": news(head, body="Nghị định số 43/2011/NĐ-CP.")})
    assert "link-missing" not in codes(diagnostics)
    for article in archive.articles:
        for each in notes_of(article.body, Cited):
            assert f"/van-ban/{each.citation.key}/" in planned(archive)


def summed(summary: str, source: str) -> str:
    """A source with its summary replaced."""
    return re.sub("summary: .*", f"summary: {summary}", source)


def test_summaries_and_fixed_pages_cite_too(tmp_path: Path) -> None:
    files = {
        "2024-03-01-mot.md": summed("Bộ sửa Nghị định số 43/2011/NĐ-CP.", news(title="Một")),
        "2024-03-02-hai.md": summed(
            "Theo Nghị định 47/2020/NĐ-CP.", news(title="Hai", date="02/03/2024", body="Nghị định 47/2020/NĐ-CP.")
        ),
        "trang/gioi-thieu.md": "---\ntitle: Giới thiệu\n---\nKho theo Nghị định số 47/2020/NĐ-CP.\n",
    }
    archive, diagnostics = read(tmp_path, files)
    assert [fault for fault in diagnostics if fault.level == "error"] == []
    found = planned(archive)
    [(_, [told])] = context(found["/van-ban/43-2011-nd-cp/"])["groups"]
    assert sentences(told) == ["Bộ sửa Nghị định số 43/2011/NĐ-CP."]
    assert told.sentences[0].elsewhere == Crumb("trong tóm tắt", "")
    (heading, [page]), (_, [article]) = context(found["/van-ban/47-2020-nd-cp/"])["groups"]
    assert (heading, page.title, page.address) == ("Trang của kho", "Giới thiệu", "/gioi-thieu/")
    assert len(article.sentences) == 1  # the summary only repeats the text
    assert 'class="instrument"' in html_of(archive, archive.pages[0].body)


def attached(archive: Archive, texts: tuple[str, ...], **facts: object) -> Archive:
    """The archive with a file of these texts attached to its first article."""
    file = AttachedFile(
        "tep/2024/a.pdf", "/tep/2024/a.pdf", "pdf", {"vi": "PDF, 2 trang"}, 9, "", "", numbered=len(texts) > 1,
        notes=pack_notes([*examine(texts)]),
    )  # fmt: skip
    document = Attachment("Báo cáo", file=file, **facts)  # type: ignore[arg-type]
    return replace(archive, attachments={archive.articles[0].file: (document,)})


def test_attached_files_cite_too_and_the_page_is_told(archive: Archive) -> None:
    texts = (
        "Không nhắc gì.",
        "Căn cứ Nghị định số\n43/2011/NĐ-CP của Chính phủ về việc\ncung cấp thông tin;\nBộ báo cáo.",
    )
    found = planned(attached(archive, texts))
    [(_, [quoted])] = context(found["/van-ban/43-2011-nd-cp/"])["groups"]
    assert quoted.title == "Một"
    assert sentences(quoted) == ["Căn cứ Nghị định số 43/2011/NĐ-CP của Chính phủ về việc cung cấp thông tin"]
    assert quoted.sentences[0].elsewhere == Crumb("trong tệp đính kèm “Báo cáo”, trang 2", "/tep/2024/a.pdf#page=2")


@pytest.mark.parametrize("number", ["362/QĐ-TTg", "Số: 362/QĐ-TTg", "Quyết định số 362/QĐ-TTg"])
def test_an_attached_document_that_is_the_instrument_stands_on_its_page(archive: Archive, number: str) -> None:
    day = When(datetime(2019, 4, 3), datetime(2019, 4, 3), "day", "03/4/2019")
    found = planned(attached(archive, (), number=number, date=day))
    view = context(found["/van-ban/362-qd-ttg-2019/"])["view"]
    assert isinstance(view, View)
    assert [(copy.address, copy.attached_to.title) for copy in view.copies] == [("/tep/2024/a.pdf", "Một")]


def test_a_file_that_is_not_published_any_more_is_no_copy(archive: Archive) -> None:
    made = attached(archive, (), number="362/QĐ-TTg", date=When(datetime(2019, 4, 3), datetime(2019, 4, 3), "day", "x"))
    [[document]] = made.attachments.values()
    assert document.file
    gone = structs.replace(document, file=structs.replace(document.file, withheld=True))
    made = replace(made, attachments={archive.articles[0].file: (gone,)})
    view = context(planned(made)["/van-ban/362-qd-ttg-2019/"])["view"]
    assert isinstance(view, View)
    assert view.copies == ()


def test_what_a_summary_cites_is_kept_with_what_was_read(tmp_path: Path) -> None:
    source = summed("Theo Chỉ thị số 05/CT-TTg ngày 31/1.", news(body="Nghị định số 47/2020/NĐ-CP."))
    archive, _ = read(tmp_path, {"2024-03-01-mau.md": source})
    [found] = notes_of(archive.articles[0].body, CitedInSummary)
    assert (found.citation.key, found.words) == ("5-ct-ttg-2024", "Chỉ thị số 05/CT-TTg")
    assert [each.citation.key for each in cited(archive)] == ["47-2020-nd-cp"]
