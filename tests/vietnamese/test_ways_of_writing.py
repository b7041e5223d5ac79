"""Any date and time in any mixture of notations, alone and in prose."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from plugins.vietnamese.dates import When, find_dates, parse
from plugins.vietnamese.names import WEEKDAYS
from plugins.vietnamese.text import fold
from tests.tables import every
from tests.vietnamese.test_lunar import EXPRESSIONS
from tests.vietnamese.test_parse import ALL
from tools.bench.dates import SENTENCES
from tools.bench.dates import value as meaning
from tools.bench.labelled import read_sentences

MONTHS = ["một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười-một", "mười-hai"]
DAYS: list[Callable[[str, str, int, date], str]] = [
    lambda d, m, y, day: f"{d}/{m}/{y}",
    lambda d, m, y, day: f"{d}-{m}-{y}",
    lambda d, m, y, day: f"{d}.{m}.{y}",
    lambda d, m, y, day: f"{d} / {m} / {y}",
    lambda d, m, y, day: f"ngày {d}/{m}/{y}",
    lambda d, m, y, day: f"ngày {d}-{m}/{y}",
    lambda d, m, y, day: f"ngày {d}/{m} năm {y}",
    lambda d, m, y, day: f"ngày {d} tháng {m} năm {y}",
    lambda d, m, y, day: f"ngày {d} tháng {m}, năm {y}",
    lambda d, m, y, day: f"ngày {d} tháng {m}/{y}",
    lambda d, m, y, day: f"{d} tháng {m} năm {y}",
    lambda d, m, y, day: f"ngày {d} tháng {MONTHS[day.month - 1].replace('-', ' ')} năm {y}",
    lambda d, m, y, day: f"mùng {d} tháng {m} năm {y}",
    lambda d, m, y, day: day.isoformat(),
]
CLOCKS = ["{h:02}:{m:02}", "{h}:{m:02}:30", "{h}h{m:02}", "{h:02}h{m:02}'", "{h}g{m:02}", "{h} giờ {m} phút"]
ORDERS = [
    "{w}, {d} {c}",
    "{w}, {d}, {c}",
    "{d} {c}",
    "{c} {d}",
    "lúc {c}, {w}, {d}",
    "{w} {d} - {c}",
    "{d} | {c} GMT+7",
]
WITHOUT_HOUR = ["{d}", "{w}, {d}", "{w} {d}", "{d} ({w})", "Sáng {d}", "{w} ({d})"]
CHANGES: list[Callable[[str], str]] = [
    lambda text: text,
    str.upper,
    str.lower,
    fold,
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: text.replace(" ", " \u00a0"),
]
BEFORE_AND_AFTER = [("", ""), ("Hội nghị ", " tại Hà Nội"), ("(", ")"), ("“", "”, và"), ("họp: ", ".")]
# Not dates in prose, where they may be anything.
ONLY_WHERE_A_DATE_IS_ASKED_FOR = {"7/2020", "2020-07", "2014", "2016-2020", "(05/09/2019)"}

numbers = st.sampled_from(["{}", "{:02}"])


@st.composite
def days(draw: st.DrawFn, day: date) -> str:
    number = draw(numbers)
    write = draw(st.sampled_from(DAYS))
    return write(number.format(day.day), draw(numbers).format(day.month), day.year, day)


@given(st.data(), st.datetimes(datetime(1900, 1, 1), datetime(2100, 12, 31)), st.booleans())
def test_any_mixture_is_read(data: st.DataObject, moment: datetime, with_hour: bool) -> None:
    written = data.draw(days(moment.date()))
    clock = data.draw(st.sampled_from(CLOCKS)).format(h=moment.hour, m=moment.minute)
    order = data.draw(st.sampled_from(ORDERS if with_hour else WITHOUT_HOUR))
    text = order.format(w=WEEKDAYS[moment.weekday()], d=written, c=clock)
    text = data.draw(st.sampled_from(CHANGES))(text)
    start = datetime.combine(moment, time(moment.hour, moment.minute) if with_hour else time.min)
    expected = (start, "minute" if with_hour else "day")
    when = parse(text)
    assert (when.start, when.precision) == expected
    (found,) = find_dates(text)
    assert text[found.start : found.end] == text
    assert found.when
    assert (found.when.start, found.when.precision) == expected


@every("text", sorted({*ALL, *(text for text, _ in EXPRESSIONS)} - ONLY_WHERE_A_DATE_IS_ASKED_FOR))
def test_the_same_in_prose(text: str) -> None:
    alone = parse(text)
    for before, after in BEFORE_AND_AFTER:
        if text.isascii() and not (before + after).isascii() and any(map(str.isalpha, text)):
            continue  # a date without marks among words with marks
        (found,) = find_dates(f"{before}{text}{after}")
        assert found.when
        assert value(found.when) == value(alone), before


# Ways in which the same sentence may be typed.
TYPED: list[Callable[[str], str]] = [
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: text.replace(" ", "\u00a0"),
    lambda text: text.replace(" ", "\u2009"),
    lambda text: text.replace(" ", "  "),
    lambda text: text.replace("-", "\u2011"),
    lambda text: re.sub("[–—]", "-", text),
    lambda text: re.sub(r" (?=[a-z0-9])", "\n", text, count=2),
    lambda text: f"“{text}”",
    lambda text: f'"{text}"',
    lambda text: f"- {text}",
    lambda text: f"+ {text}",
    lambda text: f"• {text}",
    lambda text: f"* {text}",
    lambda text: f"a/ {text}",
    lambda text: f"Nội dung: {text}",
    lambda text: f"a) {text}",
    lambda text: f"2) {text}",
    lambda text: f"> {text}",
    lambda text: f"| 1 | {text} | 300 |",
    lambda text: f"Bộ đã có văn bản. {text} Sở giao các phòng thực hiện.",
    lambda text: f"Bộ đã có văn bản:\n{text}\n\nSở giao các phòng thực hiện.",
    lambda text: text.removesuffix("."),
]
SAMPLE = 70


def test_the_same_however_typed() -> None:
    rows = [row for row in read_sentences(SENTENCES) if row.text[0] not in "-+>(|" and not row.text.isascii()]
    for row in Random(41).sample(rows, SAMPLE):
        found = find_dates(row.text, anchor=row.day)
        typed = [change(row.text) for change in TYPED]
        for mark in ("**", "*", "_"):
            typed += [
                f"{row.text[: one.start]}{mark}{row.text[one.start : one.end]}{mark}{row.text[one.end :]}"
                for one in found[:1]
            ]
        for text in typed:
            assert [*map(meaning, find_dates(text, anchor=row.day))] == [*map(meaning, found)], text


def value(when: When) -> tuple[datetime, datetime, str]:
    return when.start, when.end, when.precision
