"""What the proof counts as a trace, in which outputs, and what not. All people are invented."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from plugins.content.source import SourceFile
from plugins.privacy.expired import expired_in, expired_of
from plugins.privacy.proof import Proof
from tests.sample import codes, news, read
from tests.tables import every

AFTER = datetime(2025, 1, 1)
OUTPUTS = {
    "trang/index.html": "<p>ở <b>12</b> Ph<em>ố</em> M&#7851;u<br>phường Thử</p>",
    "a.html": f'<a href="https://mau.gov.vn/?q={quote("12 Phố Mẫu, phường Thử")}">bản đồ</a>',
    "feeds/a.xml": "<summary>&lt;p&gt;12 Phố &lt;b&gt;Mẫu&lt;/b&gt;, phường Thử&lt;/p&gt;</summary>",
    "a.json": '{"text": "ở 12 Phố M\\u1eabu,\\nphường Thử"}',
    "a.ics": "DESCRIPTION:ở 12 Phố Mẫ\r\n u\\, phường Thử\r\n",
    "2024/03/12-pho-mau-phuong-thu/index.html": "",
    "b.html": '<img alt="12 PHỐ MẪU – PHƯỜNG THỬ">',
    "c.html": '<script>{"a": "12 Ph\\u1ed1 M\\u1eabu, ph\\u01b0\\u1eddng Th\\u1eed"}</script>',
    "d.html": "<p>12 Phố\u200b Mẫ\u034fu, phường Thử</p>",
    "e.svg": "<svg><text>12 Phố Mẫu, phường Thử</text></svg>",
    "f.bib": "note = {12 Phố Mẫu, phường Thử}",
    "g.html": "<p>１２ Phố Mẫu, phường Thử</p>",
    "h.html": "<!-- 12 Phố Mẫu, phường Thử -->",
    "tim-kiem/chi-muc/cards/0/cards-1.json": '[{"title": "Nhà 12 Phố Mẫu, phường Thử"}]',
    "tim-kiem/chi-muc/lookups/0.json": '[[["12 pho mau phuong thu"], "Nhân vật"]]',
}


def _proof(*texts: str, address: str = "/2024/03/tin/") -> Proof:
    personal = "".join(f"  - {{text: '{text}', reason: x, until: 31/12/2024}}\n" for text in texts)
    source = SourceFile("bai-viet/2024/2024-03-01-tin.md", news(f"personal:\n{personal}").encode())
    return Proof(expired_in(source, address, AFTER.date()))


@every("path, text", OUTPUTS.items())
def test_a_trace_is_found_in_every_kind_of_output(path: str, text: str) -> None:
    (trace,) = _proof("12 Phố Mẫu, phường Thử").traces(path, text.encode())
    assert (trace.path, trace.expired.file, trace.expired.line, trace.sure) == (
        path, "bai-viet/2024/2024-03-01-tin.md", 7, True,
    )  # fmt: skip
    assert path in trace.diagnostic.message
    assert "12 Phố" not in trace.diagnostic.message


@every(
    "value, path, text",
    [
        ("12 Phố Mẫu", "a.html", "<p>112 Phố Mẫu, 12 Phố Mẩu, 12 Phố Mẫuu</p>"),
        ("01/02/1990", "2020/01/khac/index.html", "<p>Ngày 01/02/1990</p>"),
        ("1990", "feeds/a.xml", "<p>năm 1990</p>"),
        ("0912 345 678", "a.html", "<p>0912 345 679; 10912345678</p>"),
        ("0912 345 678", "tim-kiem/chi-muc/x/1.txt", "09 12 34 56 78"),
        ("Hà Mai", "tim-kiem/chi-muc/x/1.txt", "ha 1 mai 2"),
        ("Hà Mai", "tim-kiem/chi-muc/manifest.json", '{"syllables": "ha mai"}'),
        ("0912 345 678", "a.json", "[912, 345, 678]"),
        ("Hà Mai", "a.html", "<p>hạ mái</p>"),
        ("0912 345 678", "a.webp", "0912345678"),
    ],
)
def test_what_is_something_else_is_no_trace(value: str, path: str, text: str) -> None:
    assert _proof(value).traces(path, text.encode()) == []


def test_what_stands_for_many_things_is_looked_for_in_its_own_article() -> None:
    proof = _proof("01/02/1990", "Hà Mai")
    page = b"<p>1.2.1990, H\xc3\xa0 Mai</p>"
    assert [trace.sure for trace in proof.traces("2024/03/tin/index.html", page)] == [True, True]
    assert [trace.sure for trace in proof.traces("2020/01/khac/index.html", page)] == [False]


def test_what_a_translation_shows_is_of_its_original(tmp_path: Path) -> None:
    head = "personal:\n  - {text: Bà Mẫu Thử, reason: x, until: 31/12/2024}\n"
    english = "---\nlang: en\ntranslates: 2024-03-01-tin.md\ntitle: News\n---\n\nBa Mau Thu spoke.\n"
    files = {"2024-03-01-tin.md": news(head, body="Bà Mẫu Thử nói."), "2024-03-01-news.md": english}
    _, diagnostics = read(tmp_path, files, now=datetime(2024, 12, 1))
    assert codes(diagnostics) == ["personal-translated"]
    assert "bai-viet/2024/2024-03-01-news.md" in diagnostics[0].message
    proof = Proof(expired_of(read(tmp_path, files, now=AFTER)[0], tmp_path))
    (trace,) = proof.traces("en/2024/03/news/index.html", b"<p>Ba Mau Thu spoke.</p>")
    assert trace.sure
    files["2024-03-01-news.md"] = english.replace("title:", f"{head}title:")
    _, diagnostics = read(tmp_path, files, now=datetime(2024, 12, 1))
    assert codes(diagnostics) == []


def test_what_is_over_is_read_from_the_sources_themselves(tmp_path: Path) -> None:
    head = "personal:\n" + "".join(
        f"  - {{text: '{text}', reason: x, until: {until}}}\n"
        for text, until in (("12 Phố Mẫu", "31/12/2024"), ("34 Phố Thử", "31/12/2030"))
    )
    text = news(head, body="12 Phố Mẫu, 34 Phố Thử")
    archive, _ = read(tmp_path, {"2024-03-01-tin.md": text, "2024-03-02-b.md": news()}, now=AFTER)
    (one,) = expired_of(archive, tmp_path)
    assert (one.file, one.line, one.address) == ("bai-viet/2024/2024-03-01-tin.md", 7, "/2024/03/tin/")
    assert one.value.text == "12 Phố Mẫu"
    assert Proof([one]).key == "bai-viet/2024/2024-03-01-tin.md:7"


def test_first_lines_of_commits() -> None:
    proof = _proof("12 Phố Mẫu")
    assert proof.holds("Sửa địa chỉ 12 phố mẫu")
    assert not proof.holds("Sửa địa chỉ phố khác")
