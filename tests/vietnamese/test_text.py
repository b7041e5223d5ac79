"""Text functions: lenient keys, addresses, cleaned sources."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.vietnamese.text import fold, is_plain, nfc, normalise, slug, tone_key
from tests.tables import every


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Hội nghị Đảng bộ", "hoi nghi dang bo"),
        ("ĐƯỜNG", "duong"),
        ("Nguye\u0302\u0303n", "nguyen"),
        ("ề ế ể ễ ệ ă ằ ơ ỡ ư ự ỵ", "e e e e e a a o o u u y"),
        ("Ðà Nẵng", "da nang"),  # Eth, from old fonts
        ("IPv6 – 30%", "ipv6 – 30%"),
        ("İ", "i"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@every(
    "one, other",
    [
        ("hoà", "hòa"),
        ("uý", "úy"),
        ("Uỷ ban", "ủy ban"),
        ("khoẻ", "khỏe"),
        ("kỹ", "kĩ"),
        ("kỷ luật", "kỉ luật"),
        ("lý", "lí"),
        ("qui định", "quy định"),
        ("quý", "quí"),
        ("qúy", "quý"),
        ("HOÀ", "hòa"),
        ("ho\u0300a", "hoà"),
    ],
)
def test_tone_key_forgives(one: str, other: str) -> None:
    assert tone_key(one) == tone_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("hoa", "hoà"), ("thuý", "thúi"), ("tới", "tối"), ("mùa", "múa"), ("tay", "tai"), ("đa", "da"), ("yêu", "iêu")],
)
def test_tone_key_tells_apart(one: str, other: str) -> None:
    assert tone_key(one) != tone_key(other)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Quý III/2019", "quy-iii-2019"),
        ("15/2024/NĐ-CP", "15-2024-nd-cp"),
        ("  Bộ TT&TT: “Giao ban” – 80,2%!  ", "bo-tt-tt-giao-ban-80-2"),
        ("Đường Trường Sơn", "duong-truong-son"),
        ("a--b__c", "a-b-c"),
        ("北京", ""),
        ("", ""),
    ],
)
def test_slug(text: str, address: str) -> None:
    assert slug(text) == address


@every(
    "source, text",
    [
        ("\ufeffQuý III", "Quý III"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("ngày\u00a0\u202f5", "ngày  5"),
        ("th\u200báng\u200b 7\u2060", "tháng 7"),
        ("quy\u0301", "quý"),
        ("soft\u00adhyphen", "softhyphen"),
        ("tab\tgiữ", "tab\tgiữ"),
        ("\U0001f469\u200d\U0001f4bb", "\U0001f469\u200d\U0001f4bb"),
        ("Ðồng chí HỒ ÐỨC MẪU", "Đồng chí HỒ ĐỨC MẪU"),  # Eth, from old fonts
        ("số 36/QÐ-TTg", "số 36/QĐ-TTg"),
        ("bÐ", "bÐ"),  # "bé" in TCVN3
    ],
)
def test_normalise(source: str, text: str) -> None:
    assert normalise(source) == text


@given(st.text())
def test_once_is_enough(text: str) -> None:
    for function in (nfc, fold, tone_key, slug, normalise):
        assert function(function(text)) == function(text), function.__name__


@given(st.text())
def test_unicode_form_does_not_matter(text: str) -> None:
    other = unicodedata.normalize("NFD", text)
    for function in (fold, tone_key, slug, normalise):
        assert function(other) == function(text), function.__name__


@given(st.text())
def test_slugs_are_safe(text: str) -> None:
    assert set(slug(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not slug(text).startswith("-")
    assert not slug(text).endswith("-")
    assert "--" not in slug(text)


@pytest.mark.slow
def test_plain_text_needs_no_cleaning() -> None:
    changed = [char for char in map(chr, range(sys.maxunicode + 1)) if normalise(f"a{char} ") != nfc(f"a{char} ")]
    assert changed
    assert not any(map(is_plain, changed))
    assert is_plain("Một dòng\nhai dòng, 80,2% – “xong”")
