"""Bytes to text: what is accepted and normalised, and what is reported instead."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.content.messages import MESSAGES
from plugins.content.model import Article
from plugins.content.source import LIMIT, decode
from plugins.core.diagnostics import Diagnostics
from tests.content.kit import BODY, HEAD, PATH, codes, read, text_of
from tests.content.legacy_text import to_1258, to_tcvn3, to_vni
from tests.examples import examples
from tests.tables import every

TEXT = (
    "Bộ Thông tin và Truyền thông tổ chức Hội nghị giao ban quản lý nhà nước quý III năm 2019 tại Hà Nội.\n"
    "Thứ trưởng chủ trì; các đại biểu đánh giá kết quả chuyển đổi số.\n"
)
SOURCE = HEAD + "\n" + TEXT


def told(data: bytes) -> list[tuple[int, str]]:
    return codes(read(data).diagnostics)


@pytest.mark.parametrize(
    "data",
    [
        SOURCE.encode("utf-8-sig"),
        SOURCE.replace("\n", "\r\n").encode(),
        SOURCE.replace("\n", "\r").encode(),
        unicodedata.normalize("NFD", SOURCE).encode(),
        SOURCE.replace("Hội nghị", "Hội\u00a0nghị").encode(),
        SOURCE.replace("Hội nghị", "Hội\u200b \u2060nghị").encode(),
        SOURCE.replace("Hội nghị", "Hội\vnghị").encode(),
        ("\n\n" + SOURCE).encode(),
        SOURCE.replace("---\n", "---  \n").encode(),
    ],
    ids=["bom", "crlf", "cr", "nfd", "nbsp", "zero-width", "soft-break", "blank-lines-first", "spaces-after-fence"],
)
def test_harmless_differences_are_accepted_and_normalised(data: bytes) -> None:
    result = read(data)
    assert result.diagnostics == ()
    assert isinstance(result.record, Article)
    assert result.record.title == "Giao ban quý III"
    assert text_of(data).plain == TEXT.replace("\n", " ").strip()


@every(
    "data, encoding",
    [
        (SOURCE.encode("utf-16"), "UTF-16"),
        (SOURCE.encode("utf-16-le"), "UTF-16"),
        (SOURCE.encode("utf-16-be"), "UTF-16"),
        (SOURCE.encode("utf-32"), "UTF-32"),
        (to_tcvn3(SOURCE), "TCVN3"),
        (to_vni(SOURCE), "VNI"),
        (to_1258(SOURCE), "Windows-1258"),
        (HEAD.encode() + to_tcvn3(TEXT), "TCVN3"),
        (HEAD.encode() + to_vni(TEXT), "VNI"),
        (HEAD.encode() + to_1258(TEXT), "Windows-1258"),
    ],
)
def test_a_legacy_encoding_is_named(data: bytes, encoding: str) -> None:
    (fault,) = read(data).diagnostics
    assert fault.code == ("not-utf8-wide" if encoding.startswith("UTF") else "not-utf8")
    assert encoding in fault.message


@pytest.mark.parametrize("write", [to_tcvn3, to_vni, to_1258], ids=["tcvn3", "vni", "1258"])
@pytest.mark.parametrize(
    "line", ["Cộng hòa xã hội chủ nghĩa Việt Nam", "Độc lập - Tự do - Hạnh phúc", "Sở TT&TT các tỉnh, thành phố"]
)
def test_one_line_is_enough_to_know_an_encoding(line: str, write: object) -> None:
    (fault,) = read(HEAD.encode() + write(line)).diagnostics  # type: ignore[operator]
    assert (fault.code, fault.line) == ("not-utf8", 6)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (to_tcvn3(TEXT).decode("latin-1"), "TCVN3"),
        (to_tcvn3(TEXT).decode("cp1252", "replace").replace("\ufffd", ""), "TCVN3"),
        (to_vni(TEXT).decode("latin-1"), "VNI"),
        (TEXT.encode().decode("cp1252", "ignore"), "UTF-8"),
    ],
)
def test_text_that_was_read_in_the_wrong_encoding_is_told_with_its_line(text: str, encoding: str) -> None:
    (fault,) = read(HEAD + "\nDòng này đúng.\n\n" + text).diagnostics
    assert (fault.code, fault.line) == ("mojibake", 9)
    assert encoding in fault.message


@pytest.mark.parametrize(
    "line",
    [
        "«Hội nghị» bàn về ½ số vốn, ±5 °C, 20 m², §3, © 2019, TM®, giá 5 £ và 3 µm",
        "Nghệ sĩ Björk, ông Müller, bà Françoise, hãng Škoda và thành phố São Paulo, Zürich, Düsseldorf",
        "Đường Điện Biên Phủ, phường Đa Kao – “quận 1” … 100% – ê-kíp, pa-tê",
        "naïve café déjà-vu, El Niño, piñata, Ångström, Øresund, Malmö",
        "emoji 👍🏽 và chữ 中文 кириллица",
    ],
)
def test_sound_lines_are_not_taken_for_another_encoding(line: str) -> None:
    assert read(HEAD + line).diagnostics == ()


@every(
    "data, line, code",
    [
        (SOURCE.encode().replace(b"2019", b"20\x0019", 1), 3, "control-character"),
        (SOURCE.encode() + b"\nXem \x1b[31m", 10, "control-character"),
        (SOURCE.encode() + "\nMột\u0085hai".encode(), 10, "control-character"),
        (SOURCE.encode() + "\nM\ufffdt".encode(), 10, "lost-character"),
        (SOURCE.encode()[:-3] + b"\xe1\xbb", 8, "damaged-utf8"),
        (SOURCE.encode() + b"\n\xff", 10, "damaged-utf8"),
        (bytes(range(128, 256)) * 20, 1, "not-utf8-unknown"),
        (b"PK\x03\x04" + bytes(200), 1, "not-source"),
        (b"{\\rtf1\\ansi abc}", 1, "not-source"),
        (b"%PDF-1.7\n", 1, "not-source"),
        (b"\xef\xbb\xbf<!DOCTYPE html>\n<html>", 1, "not-source"),
        (b"\xff\xd8\xff\xe0" + bytes(99), 1, "not-source"),
        (b"a" * (LIMIT + 1), 1, "too-large"),
        (b"", 1, "front-matter-missing"),
        (b"\n\n \n", 1, "front-matter-missing"),
    ],
)
def test_what_is_no_text_is_told(data: bytes, line: int, code: str) -> None:
    assert told(data) == [(line, code)]


def test_a_file_at_the_limit_is_read() -> None:
    text = (HEAD + BODY).encode()
    assert "too-large" not in [code for _, code in told(text + b"\n" * (LIMIT - len(text)))]


@given(st.binary(max_size=400))
@examples(150)
def test_any_bytes_are_text_or_a_fault(data: bytes) -> None:
    diagnostics = Diagnostics(PATH, MESSAGES)
    text = decode(data, diagnostics)
    assert (text is None) == bool(diagnostics.all)
    assert text is None or unicodedata.is_normalized("NFC", text)
