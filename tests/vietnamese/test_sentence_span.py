"""Where the sentence around an offset begins and ends."""

from hypothesis import given
from hypothesis import strategies as st

from plugins.vietnamese.sentences import sentence_span
from tests.tables import every


@every(
    "text, place, sentence",
    [
        ("Một. Hai ba. Bốn", "ba", "Hai ba."),
        ("Một. Hai ba", "Một", "Một."),
        ("Một; hai ba; bốn", "ba", "hai ba"),
        ("Một\nHai ba\nBốn", "ba", "Hai ba"),
        ("Họp tại TP. Hồ Chí Minh. Sau đó về.", "Họp", "Họp tại TP. Hồ Chí Minh."),
        ("Ông là PGS. TS. Nguyễn Văn A làm chủ. Ai?", "làm", "Ông là PGS. TS. Nguyễn Văn A làm chủ."),
        ("Sách, báo, v.v. và tạp chí. Hết.", "tạp", "Sách, báo, v.v. và tạp chí."),
        ("Ông nói: “Làm ngay!” Mọi người nghe.", "ngay", "Ông nói: “Làm ngay!”"),
        ("Nghị định số 47/2020/NĐ-CP. Điều 1", "47/2020/NĐ-CP", "Nghị định số 47/2020/NĐ-CP."),
        ("Có 2.075 khiếu nại. Hết", "khiếu", "Có 2.075 khiếu nại."),
        ("Một… Hai ba?! Bốn", "ba", "Hai ba?!"),
        ("  Hai ba  ", "ba", "Hai ba"),
    ],
)
def test_the_sentence_around_a_place(text: str, place: str, sentence: str) -> None:
    start = text.index(place)
    begin, end = sentence_span(text, start, start + len(place))
    assert text[begin:end] == sentence


@given(st.text("ab A.;!\n…TP”", max_size=60), st.data())
def test_a_sentence_holds_its_place_and_stays_in_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = sentence_span(text, start, end)
    assert 0 <= first <= last <= len(text)
    if text[start:end].strip():
        assert first <= start + len(text[start:end]) - len(text[start:end].lstrip())
        assert last >= end - (len(text[start:end]) - len(text[start:end].rstrip()))
        assert text[first:last] == text[first:last].strip()
