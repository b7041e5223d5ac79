from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from jinja2 import Environment, FileSystemLoader

from plugins.notices.judging import judged_notices
from plugins.notices.pages import ARTICLE_CONTEXT, FEED, LIST, notice_pages
from plugins.notices.views import NoticeView, card_of, view_of
from plugins.vietnamese.filters import FILTERS
from tests.archives import context, pages, site_of
from tests.notices.test_checks import head
from tests.sample import notice, read

TEMPLATES = Path(__file__).resolve().parents[2] / "theme" / "templates"
URL = "https://luutru.vn/2024/03/mau/"
ENDS = "2024-03-19T00:00:00+07:00"


def view(folder: Path, front: str, now: datetime = datetime(2024, 3, 2)) -> NoticeView:
    archive, _ = read(folder, {"2024-03-01-mau.md": notice(front)}, now=now)
    return view_of(judged_notices(archive)[0], URL)


@pytest.mark.parametrize(
    ("now", "still", "opens_at", "ends_at"),
    [
        (datetime(2024, 3, 1), ("upcoming", "open", "closed"), "2024-03-05T00:00:00+07:00", ENDS),
        (datetime(2024, 3, 5), ("open", "closed"), "", ENDS),
        (datetime(2024, 3, 19), ("closed",), "", ""),
    ],
)
def test_what_the_browser_is_told(
    tmp_path: Path, now: datetime, still: tuple[str, ...], opens_at: str, ends_at: str
) -> None:
    life = view(tmp_path, head(opens="05/03/2024"), now).life
    assert (life.still, life.opens_at, life.ends_at) == (still, opens_at, ends_at)


def test_a_page_shows_the_clock_only_as_a_state(tmp_path: Path) -> None:
    """Two builds within one state are identical."""
    for first, second in ((2, 14), (15, 30)):
        assert view(tmp_path, head(), datetime(2024, 3, first)) == view(tmp_path, head(), datetime(2024, 3, second, 23))
    assert view(tmp_path, head(), datetime(2024, 3, 14)) != view(tmp_path, head(), datetime(2024, 3, 15))


def test_the_mail_link(tmp_path: Path) -> None:
    link = urlsplit(view(tmp_path, head(candidate="'ông A & bà B'", reference="12/TB-BTTTT")).mailto)
    fields = parse_qs(link.query)
    assert (link.scheme, link.path) == ("mailto", "thidua@mic.gov.vn")
    assert fields["subject"] == ["Góp ý về đề nghị Huân chương Lao động hạng Ba cho ông A & bà B (12/TB-BTTTT)"]
    assert URL in fields["body"][0]


@pytest.mark.parametrize(
    ("changes", "met", "words"),
    [
        ({}, True, "10 ngày làm việc, đạt"),
        ({"period": "5"}, False, "5 ngày làm việc, ít hơn"),
        ({"period": None, "missing": "[closes]"}, None, "không đối chiếu được"),
        ({"rule": "nd-91-2017"}, True, "không ấn định"),
    ],
)
def test_judgements(tmp_path: Path, changes: dict[str, str | None], met: bool | None, words: str) -> None:
    published, period = view(tmp_path, head(**changes)).judgements
    assert published.met
    assert period.met is met
    assert words in period.text


def test_days_that_do_not_count_are_named(tmp_path: Path) -> None:
    off = view(tmp_path, head(opens="05/02/2024")).days_off
    assert [day.day.day for day in off] == [8, 9, 12, 13, 14]
    assert "Tết" in off[0].name


BOTH = """
{% from "components/notice.html" import notice_call %}
{% from "components/notice_card.html" import notice_card %}
{% from "components/when.html" import when %}
{% from "texts.html" import vietnamese %}
{{ notice_card(card, vietnamese.notice) }} {{ notice_call(view, vietnamese.notice, when) }}
"""


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "hết ngày 14/03/2024"),
        ({"period": None, "closes": "17:00 14/03/2024"}, "đến 14/03/2024 17:00"),
        ({"period": None, "closes": "tháng 3/2024"}, "trong tháng 3 năm 2024"),
        ({"period": None, "missing": "[closes]"}, "không rõ, chậm nhất là 28/02/2025"),
    ],
)
def test_the_deadline_in_a_list_and_on_the_page(tmp_path: Path, changes: dict[str, str | None], words: str) -> None:
    archive, _ = read(tmp_path, {"2024-03-01-mau.md": notice(head(**changes))})
    (judged,) = judged_notices(archive)
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True)
    environment.filters |= {**FILTERS, "url": str}
    template = environment.from_string(BOTH)
    html = template.render(card=card_of(judged), view=view_of(judged, URL))
    text = " ".join(re.sub(r"<[^>]*>", " ", html).split())
    assert re.findall(rf"Hạn góp ý:? {words}", text) == [f"Hạn góp ý: {words}", f"Hạn góp ý {words}"]


FILES = {
    "2024-02-01-xa.md": notice(head(opens="01/02/2024", period="40"), name="ông Xa", date="01/02/2024"),
    "2024-03-01-gan.md": notice(head(), name="bà Gần"),
    "2024-03-02-sap.md": notice(head(opens="20/03/2024"), name="bà Sắp", date="02/03/2024"),
    "2023-05-04-cu.md": notice(head(opens="04/05/2023"), name="ông Cũ", date="04/05/2023"),
    "2023-06-05-rut.md": notice(
        head(opens="05/06/2023") + "withdrawn: {date: 06/06/2023, reason: Nhầm}", name="ông Rút", date="05/06/2023"
    ),
}


def contexts_at(folder: Path, now: datetime) -> dict[str, Mapping[str, object]]:
    """The context of each page of notices at a given time, by address."""
    archive, _ = read(folder, FILES, now=now)
    return {address: context(page) for address, page in pages(notice_pages(archive, site_of(archive))).items()}


def test_open_notices_come_first_and_the_nearest_deadline_before_all(tmp_path: Path) -> None:
    contexts = contexts_at(tmp_path, datetime(2024, 3, 5))
    groups = contexts[LIST]["groups"]
    names = [[card.card.title.rpartition("thưởng ")[2] for card in group.cards] for group in groups]  # type: ignore[attr-defined]
    assert names == [["bà Gần", "ông Xa"], ["bà Sắp"], ["ông Cũ"], []]
    assert [year.title for year in contexts[LIST]["years"]] == ["2024", "2023"]  # type: ignore[attr-defined]
    assert {"/lay-y-kien/2023/", "/lay-y-kien/2024/", FEED} < contexts.keys()


def test_the_feed_tells_of_openings_and_closings_that_were(tmp_path: Path) -> None:
    events = contexts_at(tmp_path, datetime(2024, 3, 15))[FEED]["events"]
    told = [(f"{event.at.start:%d/%m/%Y %H:%M}", event.title.partition(":")[0]) for event in events]  # type: ignore[attr-defined]
    assert told == [
        ("14/03/2024 23:59", "Hết hạn góp ý"),
        ("01/03/2024 00:00", "Mở lấy ý kiến"),
        ("01/02/2024 00:00", "Mở lấy ý kiến"),
        ("17/05/2023 23:59", "Hết hạn góp ý"),
        ("04/05/2023 00:00", "Mở lấy ý kiến"),
    ]


def test_every_notice_has_its_part_also_a_withdrawn_one(tmp_path: Path) -> None:
    archive, _ = read(tmp_path, FILES, now=datetime(2024, 3, 15))
    own = ARTICLE_CONTEXT.own(archive, site_of(archive))
    shown = {
        article.address: ARTICLE_CONTEXT.context(article, None, own.get(article.file))["notice"]
        for article in archive.articles
    }
    assert len(shown) == len(FILES)
    assert all(shown.values())
    assert shown["/2023/06/rut/"].life.state == "withdrawn"  # type: ignore[attr-defined]
