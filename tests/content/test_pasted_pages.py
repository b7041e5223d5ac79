"""What comes along with a pasted page: a hint with the cure, and none where nothing is amiss."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.content.checks import figures, periods, twins
from plugins.content.checks.habits import is_leftover
from plugins.content.data import read_data
from plugins.content.lines import Lines
from plugins.content.messages import MESSAGES
from plugins.core.diagnostics import Diagnostics
from tests.content.kit import BODY_LINE, PATH, ROOT, article, codes, read

LONG = "Sáng nay, tại Hà Nội, Bộ Thông tin và Truyền thông tổ chức hội nghị giao ban với các sở trên cả nước."


def told(text: str, **keys: str) -> list[tuple[int, str]]:
    """What is told of an article with this text, its lines counted from 1."""
    return [(line - BODY_LINE + 1, code) for line, code in codes(read(article(text=text, **keys)).diagnostics)]


@pytest.mark.parametrize(
    "row",
    [
        "Cập nhật lúc: 17:02, 22/06/2017 [GMT+7]",
        "Ngày đăng: 21/01/2021 - Lượt xem: 87",
        "Lượt xem: 87 | In bài viết | Chia sẻ",
        "Trở về trang trước",
        "TIN LIÊN QUAN",
        "Tin liên quan:",
        "[Trở về]",
        "* Tin cùng chuyên mục",
        "Cỡ chữ: A- A+",
        "banner icon",
        "In bài viết",
        "LUOT XEM: 12",
        "**Các tin đã đưa**",
        "Xem chi tiết icon",
        "Skip to main content",
        "| Lượt xem: 1.204 |",
    ],
)
def test_leftovers_of_a_portal(row: str) -> None:
    assert is_leftover(row)
    assert (3, "leftover") in told(f"{LONG}\n\n{row}\n")


@pytest.mark.parametrize(
    "row",
    [
        "Chia sẻ tại hội nghị, Bộ trưởng nêu ba việc.",
        "Trang chủ của Bộ có giao diện mới.",
        "In bài viết ra giấy để lưu.",
        "Trở lại cuộc họp sáng nay",
        "Bình luận về kết quả, ông Tâm nói:",
        "Lượt xem tăng 20%",
        "Đã xem xét 5 hồ sơ",
        "Ngày 5/9/2019",
    ],
)
def test_sentences_are_no_leftovers(row: str) -> None:
    assert not is_leftover(row)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"**Bài thử**\n\n{LONG}", [(1, "title-again")]),
        (f"BÀI THỬ\n\n{LONG}", [(1, "title-again")]),
        (f"{LONG}\n\nskb1.jpg\n\nChú thích ảnh", [(3, "picture-name")]),
        (f"{LONG}\n\n20210622-lo.JPG", [(3, "picture-name")]),
        (f"{LONG}\n\n**Bưu chính**\n\n{LONG}\n\n**Viễn thông**\n\n{LONG}", [(3, "heading-typed")]),
        (f"{LONG}\n\nKẾT QUẢ CỤ THỂ\n\n{LONG}", [(3, "heading-typed")]),
        (f"{LONG}\n\n**Bưu chính:**\n\n{LONG}", [(3, "heading-typed")]),
        (f"{LONG}\n\nBỘ TRƯỞNG\n\nNguyễn Văn A", []),
        (f"{LONG}\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n{LONG}", []),
        (f"**Bưu chính.** {LONG}", []),
        (f"{LONG}\n\n**Ghi chú**", []),
        (f"Xem ảnh skb1.jpg ở trên.\n\n{LONG}", []),
        (f"{LONG}\n\nCOVID-19\n\nngắn", []),
    ],
)
def test_titles_and_pictures(text: str, expected: list[tuple[int, str]]) -> None:
    assert told(text, title="Bài thử") == expected


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Lịch sử củaTổ quốc", "của Tổ"),
        ("hợp tác quốc tế.Trong năm", "tế. Trong"),
        ("khôngđược phép", "không được"),
        ("tạiHuế, sáng", "tại Huế"),
        ("trong năm2021 có", "năm 2021"),
        ("Ủy ban,Bộ", "ban, Bộ"),
        ("đồng chíNguyễn", "chí Nguyễn"),
    ],
)
def test_joined_words(text: str, right: str) -> None:
    (fault,) = read(article(text=text)).diagnostics
    assert (fault.code, fault.level) == ("words-joined", "warning")
    assert f"«{right}»" in fault.message


@pytest.mark.parametrize(
    "text",
    [
        "VietnamNet, VnExpress, YouTube, iPhone, MobiFone",
        "GS.TS Nguyễn Văn A, ThS.Trần B, TP.Huế",
        "IPv6, H5N1, m2, CO2",
        "Đắk Lắk, Krông Pắc, Êđê",
        "TT&TT, BTTTT, QĐ-TTg, NĐ-CP",
        "email: vanthu@mic.gov.vn, https://mic.gov.vn/tinTuc",
        "nghiêng, trường, chuyện, khuyếch, ngoằn",
        "Ban Thi đua - Khen thưởng",
        "a.Một, b.Hai",
        "Covid-19, 3G/4G",
        "MôđunA",
    ],
)
def test_sound_words_are_not_joined(text: str) -> None:
    assert "words-joined" not in [code for _, code in told(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("giai đoạn 2025-2021", "years-backwards"),
        ("năm học 2023-2023", "years-backwards"),
        ("nhiệm kỳ 2020 – 2015", "years-backwards"),
        ("Giai đoạn từ năm 2010 đến năm 2005", "years-backwards"),
        ("niên khóa 2021/2020", "years-backwards"),
        ("giai đoạn 2021-2025", None),
        ("năm học 2022-2023", None),
        ("số máy 2025-2021", None),
        ("Xuân Nhầm Dần", "cycle-year"),
        ("Tết Nguyên đán Kỹ Hợi", "cycle-year"),
        ("năm Giáp Sửu", "cycle-year"),
        ("Tết Qúy Mão", "cycle-year"),
        ("Tết Nguyên đán Nhâm Dần", None),
        ("năm Ất Tỵ", None),
        ("năm Ất Tị", None),
        ("ông Nguyễn Văn Thân", None),
        ("năm ông Thìn", None),
        ("Nghị định số 41/2005/NĐ-CP ngày 5-5-2015", "number-date"),
        ("Thông tư 15/2014/TT-BTTTT ngày 17 tháng 11 năm 2015", "number-date"),
        ("Luật số 103/2016/QH13 của Quốc hội ngày 05/4/2017", "number-date"),
        ("Nghị định số 41/2005/NĐ-CP ngày 5-5-2005", None),
        ("Quyết định số 362/QĐ-TTg ngày 03/4/2019", None),
    ],
)
def test_figures(text: str, expected: str | None) -> None:
    found = read(article(text=f"Theo {text}, các đơn vị.")).diagnostics
    kinds = ("years-backwards", "cycle-year", "number-date")
    assert [(fault.code, fault.level) for fault in found if fault.code in kinds] == [
        (code, "warning") for code in (expected,) if code
    ]


def test_what_was_put_right_is_not_told() -> None:
    diagnostics = Diagnostics(PATH, MESSAGES)
    text = "Theo 41/2005/NĐ-CP ngày 5-5-2015 và 42/2005/NĐ-CP ngày 5-5-2015."
    figures.check(text, ("41/2005/NĐ-CP ngày 5-5-2015",), Lines(text, 1), diagnostics)
    assert ["«42/2005/NĐ-CP" in fault.message for fault in diagnostics.all] == [True]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({"summary": "chữ " * 101}, [(5, "summary-long")]),
        ({"summary": "chữ " * 100}, []),
        ({"authors": "Đăng Quý, Hà Minh"}, [(5, "authors-together")]),
        ({"authors": "[Đăng Quý và Hà Minh]"}, [(5, "authors-together")]),
        ({"authors": "[Đăng Quý, Hà Minh]"}, []),
        ({"authors": "Đăng Quý"}, []),
        ({"event_date": "06/09/2019"}, [(5, "event-later")]),
        ({"event_date": "05/09/2019"}, []),
        ({"event_date": "04/09/2019"}, []),
    ],
)
def test_heads(keys: dict[str, str], expected: list[tuple[int, str]]) -> None:
    assert codes(read(article(**keys)).diagnostics) == expected


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({}, ["period-missing"]),
        ({"period": "Quý III/2019"}, []),
        ({"period": "tháng 9/2019"}, ["period-rhythm"]),
        ({"category": "chao-co"}, ["period-missing"]),
        ({"category": "chao-co", "period": "tháng 9/2019"}, []),
        ({"category": "tin-tuc"}, []),
        ({"period": "năm 2019"}, ["period-rhythm"]),
    ],
)
def test_periods(keys: dict[str, str], expected: list[str]) -> None:
    data, _ = read_data(ROOT / "content", ROOT / "content")
    found = [*periods.check([read(article(**keys))], data)]
    assert [fault.code for fault in found] == expected
    assert all(fault.level == "warning" for fault in found)


def test_an_article_that_stands_there_twice() -> None:
    seen = [
        twins.Told("bai-viet/2019/b.md", "Giao ban", "1"),
        twins.Told("bai-viet/2019/a.md", "GIAO BAN", "1"),
        twins.Told("bai-viet/2019/c.md", "Giao ban", "2"),
        twins.Told("bai-viet/2019/d.md", "Khác", "1"),
    ]
    (fault,) = twins.check(seen)
    assert (fault.file, fault.code, fault.level) == ("bai-viet/2019/b.md", "article-twice", "warning")
    assert "bai-viet/2019/a.md" in fault.message


@pytest.mark.parametrize("path", sorted((ROOT / "content").rglob("*.md")), ids=lambda path: path.stem)
def test_the_archives_own_articles_have_no_such_hint(path: Path) -> None:
    found = read(path.read_bytes(), path.relative_to(ROOT / "content").as_posix()).diagnostics
    habits = {"leftover", "title-again", "picture-name", "heading-typed", "words-joined", "line-breaks", "number-date"}
    assert not habits & {fault.code for fault in found}
