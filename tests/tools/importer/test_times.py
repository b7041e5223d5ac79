"""Lines that tell a time: of publication, of a change, or the portal's clock."""

from __future__ import annotations

import pytest

from tests.tables import every
from tools.importer.classification.times import metadata_time, stamp

from . import kit

LEAD = "Ngày 3/9/2019, tại Hà Nội, Bộ họp bàn về an toàn thông tin, có đại diện của nhiều đơn vị tham dự và góp ý."
MORE = "Các đơn vị phải báo cáo tiến độ trước cuối tháng, nêu rõ việc chưa xong, lý do và người chịu trách nhiệm."
TITLE = "Bộ họp bàn về an toàn thông tin tại Hà Nội"


@every(
    "text, kind, moment, rest",
    [
        ("Thứ năm, 05/09/2019 12:50", "bare", "2019-09-05T12:50", ""),
        ("Thứ tư, 12/10/2022 | 09:15 GMT+7", "bare", "2022-10-12T09:15", ""),
        ("Cập nhật lúc: 17:02, 22/06/2017 [GMT+7]", "updated", "2017-06-22T17:02", ""),
        ("Ngày đăng: 21/01/2021 - Lượt xem: 87", "published", "2021-01-21T00:00", ""),
        ("Ngày ban hành: 05-08-2019", "published", "2019-08-05T00:00", ""),
        ("Lượt xem: 7370 | Gửi lúc: 05/12/2013 15:42:27", "published", "2013-12-05T15:42", ""),
        ("Đăng ngày 3 tháng 5 năm 2019", "published", "2019-05-03T00:00", ""),
        ("T4, 12/10/2022 - 08:15", "bare", "2022-10-12T08:15", ""),
        ("(12.10.2022)", "bare", "2022-10-12T00:00", ""),
        ("2019-09-05 12:50:00", "bare", "2019-09-05T12:50", ""),
        ("5/11/2009 11:08:30 AM", "bare", "2009-05-11T11:08", ""),
        ("13/5/2009 2:08:30 PM", "bare", "2009-05-13T14:08", ""),
        ("05/11/2009 2:08 CH", "bare", "2009-11-05T14:08", ""),
        ("Đăng Quý - 12/03/2019 08:15", "bare", "2019-03-12T08:15", "Đăng Quý"),
        ("Cập nhật lần cuối: 12/03/2020 10:00", "modified", "2020-03-12T10:00", ""),
        ("Thứ sáu, ngày 17/09/2021", "clock-form", "2021-09-17T00:00", ""),
        ("Thứ Ba, 29/09/2020 23:33 Chiều", "clock-form", "2020-09-29T23:33", ""),
        ("Hôm nay, Thứ Hai 12/10/2020", "clock", "2020-10-12T00:00", ""),
        ("12:05 - 09/02/2019", "bare", "2019-02-09T12:05", ""),
        ("Friday, June 21, 2019 - 15:30", "bare", "2019-06-21T15:30", ""),
        ("21 June 2019", "bare", "2019-06-21T00:00", ""),
        ("Thứ Tư, 30 Tháng Mười Hai 2015 09:12", "bare", "2015-12-30T09:12", ""),
        ("Được đăng ngày 26/01/2020", "published", "2020-01-26T00:00", ""),
        ("(Tin ngày 12-3-2002)", "bare", "2002-03-12T00:00", ""),
        ("11:11:00 AM 02/03/2021", "bare", "2021-03-02T11:11", ""),
        ("02/03/2021 08:00:00 AM", "bare", "2021-03-02T08:00", ""),
        ("Ngày đăng: 22/8/2019 - Cập nhật: 23/8/2019", "published", "2019-08-22T00:00", "Cập nhật: 23/8/2019"),
    ],
)
def test_stamps(text: str, kind: str, moment: str, rest: str) -> None:
    found = stamp(text)
    assert found
    assert (found.kind, found.when.start.isoformat()[:16], found.rest) == (kind, moment, rest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hội nghị",
        "24/7",
        "May 2019",
        "5 năm 2019",
        "31/02/2020",
        "11/38",
        "Điện thoại: 024.3822.5151",
        "10/10/1800",
    ],
)
def test_no_stamps(text: str) -> None:
    assert stamp(text) is None


def test_month_first_and_wrong_weekdays_are_noted() -> None:
    american, wrong = stamp("5/11/2009 11:08:30 AM"), stamp("Thứ hai, 05/09/2019 12:50")
    assert american
    assert wrong
    assert american.notes == ("month-first",)
    assert wrong.notes == ("weekday-wrong",)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2021-06-22T07:38:00Z", "2021-06-22T14:38"),
        ("2021-06-22", "2021-06-22T00:00"),
        ("22/06/2021 14:38", "2021-06-22T14:38"),
    ],
)
def test_times_of_machines(text: str, moment: str) -> None:
    found = metadata_time(text)
    assert found
    assert found.start.isoformat()[:16] == moment


@pytest.mark.parametrize(
    ("lines", "expected", "reason"),
    [
        ((TITLE, "Thứ Năm, 05/09/2019 12:50", LEAD), "2019-09-05", "date-line"),
        (("Thứ Năm, 05/09/2019 12:50", TITLE, LEAD), "2019-09-05", "date-line"),  # two days after the event
        (("Thứ Sáu, 17/09/2021 12:50", TITLE, LEAD), None, "date-none"),  # two years after it
        (("Thứ sáu, ngày 17/09/2021", TITLE, LEAD), None, "date-none"),
        (("Thứ sáu, ngày 17/09/2021", TITLE, "05/09/2019", LEAD), "2019-09-05", "date-line"),
        (("Ngày đăng: 06/09/2019", TITLE, LEAD), "2019-09-06", "date-line"),
        ((TITLE, LEAD, MORE, "Cập nhật ngày 07/09/2019"), "2019-09-07", "date-line"),
        ((TITLE, LEAD), None, "date-none"),
    ],
)
def test_which_time_is_that_of_publication(lines: tuple[str, ...], expected: str | None, reason: str) -> None:
    article = kit.of_text("\n\n".join((*lines, MORE))).article
    assert article
    assert (article.facts.date.start.date().isoformat() if article.facts.date else None) == expected
    assert article.facts.reasons["date"] == reason
    assert ("date" in article.facts.undecided) == (expected is None)


def test_a_page_that_contradicts_its_head_is_left_to_editors() -> None:
    head = "<meta property='article:published_time' content='2019-09-09T01:00:00Z'>"
    page = kit.of_html(f"<head>{head}</head><h1>{TITLE}</h1><p>05/09/2019</p><p>{LEAD}</p><p>{MORE}</p>")
    assert page.article
    assert page.article.facts.date
    assert page.article.facts.date.text == "05/09/2019"
    assert page.article.facts.reasons["date"] == "date-conflict"
    assert "date" in page.article.facts.undecided


def test_a_portal_of_tables_that_no_profile_knows() -> None:
    page = kit.of_html(
        f"<title>Sở Mẫu</title><table><tr><td class=x1>{TITLE}</td></tr></table>"
        "<table><tr><td>Viết bởi Lê Thị Vân</td></tr>"
        f"<tr><td>Thứ năm, 5 Tháng 9 2019 08:15</td></tr><tr><td><p>{LEAD}</p><p>{MORE}</p></td></tr>"
        "<tr><td>Cập nhật lần cuối ( Thứ sáu, 6 Tháng 9 2019 10:00 )</td></tr></table>"
    )
    kit.assert_every_line_has_one_outcome(page)
    assert page.article
    facts = page.article.facts
    assert (facts.title, facts.authors) == (TITLE, ("Lê Thị Vân",))
    assert facts.date
    assert facts.modified
    assert (facts.date.text, facts.modified.text) == ("05/09/2019 08:15", "06/09/2019 10:00")
