import re
from pathlib import Path

import pytest

from plugins.images.chart import LINE_CHARACTERS, Chart, draw, parse_number, read_row
from tests.sample import news, read
from tests.tables import every


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("10,76", 10.76),
        ("2.075", 2075),
        ("1.234.567,5", 1234567.5),
        ("0", 0),
        ("-3,5", -3.5),
        ("−3,5", -3.5),
        ("18", 18),
    ],
)
def test_numbers_are_vietnamese(text: str, number: float) -> None:
    assert parse_number(text) == number


def test_numbers_of_english_articles_are_english() -> None:
    assert [parse_number(text, "en") for text in ("10.76", "2,075", "−3.5", "–")] == [10.76, 2075, -3.5, None]
    for text in ("10,76", "2.075,5"):
        with pytest.raises(ValueError, match=re.escape(text)):
            parse_number(text, "en")


def test_an_english_article_is_told_how_english_writes_numbers(tmp_path: Path) -> None:
    english = "---\nlang: en\ntranslates: 2024-03-01-tin-mau.md\ntitle: Sample\n---\n\n"
    chart = "/// bieu-do | Complaints\n\n| Month | Complaints |\n| --- | --- |\n| July | 10,76 |\n///\n"
    files = {"2024-03-01-tin-mau.md": news(), "2024-03-01-sample.md": english + chart}
    _, diagnostics = read(tmp_path, files)
    assert [(fault.code, fault.line) for fault in diagnostics] == [("chart-number-english", 11)]


@pytest.mark.parametrize("text", ["", "–", " - ", "…"])
def test_no_data_is_not_zero(text: str) -> None:
    assert parse_number(text) is None


@every("text", ["10.76", "1,2,3", "khoảng 5", "1.23", "10,", "1e5", "0x1", "12.3456", "٣", "%"])
def test_other_numbers_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_number(text)


def chart(*rows: tuple[str, str], unit: str = "%") -> Chart:
    return Chart("ten", "mo-ta", "Tỷ lệ", unit, tuple(read_row(label, text, unit) for label, text in rows))


def bars(drawn: Chart) -> list[tuple[str | None, str | None]]:
    return [(bar.get("x"), bar.get("width")) for bar in draw(drawn).iter("rect") if bar.get("class") == "chart__bar"]


def test_shares_are_drawn_of_a_hundred() -> None:
    assert bars(chart(("2019", "10,76"), ("2020", "30,86%"))) == [("0.00%", "10.76%"), ("0.00%", "30.86%")]


def test_other_units_are_drawn_of_the_largest() -> None:
    assert bars(chart(("a", "50"), ("b", "200"), unit="tỷ đồng")) == [("0.00%", "25.00%"), ("0.00%", "100.00%")]


def test_negative_values_go_left_of_zero() -> None:
    assert bars(chart(("a", "-50"), ("b", "150"), unit="")) == [("0.00%", "25.00%"), ("25.00%", "75.00%")]


def test_nothing_but_zeroes_is_drawn() -> None:
    assert bars(chart(("a", "0"), unit="")) == [("0.00%", "0.00%")]


def test_no_data_has_no_bar_but_is_said() -> None:
    drawn = chart(("2018", "–"), ("2019", "10,76"))
    assert bars(drawn) == [("0.00%", "10.76%")]
    assert "2018: không có số liệu; 2019: 10,76%" in "".join(draw(drawn).itertext())


def test_it_has_a_name_and_a_description() -> None:
    svg = draw(chart(("Năm 2019", "10,76")))
    ids = {element.get("id"): "".join(element.itertext()) for element in svg if element.get("id")}
    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby") == "ten mo-ta"
    assert ids == {"ten": "Tỷ lệ", "mo-ta": "Biểu đồ thanh ngang. Năm 2019: 10,76%."}


def test_it_has_no_style_and_no_colour_of_its_own() -> None:
    attributes = {name for element in draw(chart(("a", "1"))).iter() for name in element.keys()}  # noqa: SIM118
    assert not attributes & {"style", "fill", "stroke", "viewBox"}


@pytest.mark.parametrize(
    "label",
    [
        "Tính đến hết tháng 5 năm 2021, chưa kể các dịch vụ đang thử nghiệm",
        "Truyền-hình-trả-tiền-và-phát-thanh-số",
        "Năm",
    ],
)
@pytest.mark.parametrize("value", ["5", "1.234.567.890,12", "2.000.000.000.000,123456"])
def test_no_line_is_longer_than_the_narrowest_screen(label: str, value: str) -> None:
    svg = draw(chart((label, value), unit="đồng"))
    lines: dict[str | None, list[str]] = {}
    for text in svg.iter("text"):
        lines.setdefault(text.get("y"), []).append(text.text or "")
    assert all(len("  ".join(line)) <= LINE_CHARACTERS for line in lines.values())
    written = "".join(text.text or "" for text in svg.iter("text") if text.get("class") == "chart__label")
    assert written.replace(" ", "") == label.replace(" ", "")
    lowest = max(float((text.get("y") or "").removesuffix("em")) for text in svg.iter("text"))
    assert lowest < float((svg.get("height") or "").removesuffix("em"))
