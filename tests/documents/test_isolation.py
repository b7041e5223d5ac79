"""Files read in other processes: one that kills its process affects no other file."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
from pikepdf import Array, Name, Pdf, Stream

from plugins.documents import findings
from plugins.documents import pdf as reading
from plugins.documents.isolation import HEAVY, Task, examine_all
from tests.documents.files import pdf, word, zipped

from .test_examining import hints, look


def bomb(path: Path) -> Path:
    """A PDF of a few kilobytes whose single page unpacks to gigabytes."""
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(b"BT (a) Tj ET " * 100_000) for _ in range(2_000)) + packer.flush()
    with Pdf.new() as document:
        document.add_blank_page()
        content = Stream(document, b"")
        filters = Array([Name.RunLengthDecode, Name.FlateDecode, Name.FlateDecode])  # the check does not unpack these
        packed = zlib.compress(data, 9)
        runs = (packed[place : place + 128] for place in range(0, len(packed), 128))
        content.write(b"".join(bytes([len(run) - 1]) + run for run in runs) + b"\x80", filter=filters)
        document.pages[0].obj.Contents = content
        document.save(path, compress_streams=False)
    return path


@pytest.mark.slow
def test_a_bomb_ends_only_itself(tmp_path: Path) -> None:
    paths = [
        pdf(tmp_path / "mot.pdf", "Tep thu nhat co noi dung"),
        bomb(tmp_path / "bom.pdf"),
        word(tmp_path / "hai.docx", "Tệp thứ hai"),
        tmp_path / "khong-co.pdf",
        pdf(tmp_path / "ba.pdf", "Tep thu ba co noi dung"),
    ]
    assert paths[1].stat().st_size < 50_000
    tasks = [Task(path, path.suffix[1:], tmp_path / f"copy-{path.name}") for path in paths]
    done: list[int] = []
    found = examine_all(tasks, 1, lambda: done.append(1))
    assert found[1] == HEAVY
    assert [one.texts for one in found[::2]] == [
        ("Tep thu nhat co noi dung",),
        ("Tệp thứ hai",),
        ("Tep thu ba co noi dung",),
    ]
    assert len(done) == len(tasks)


def test_long_files_are_read_as_far_as_the_limits_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = pdf(tmp_path / "a.pdf", *[f"Trang so {number} co noi dung" for number in range(9)])
    monkeypatch.setattr(reading, "MOST_PAGES", 4)
    found = look(path)
    assert len(found.texts) == 4
    assert found.pages == 9
    assert "text-cut" in hints(found)
    monkeypatch.setattr(reading, "MOST_LETTERS", 60)
    assert len(look(path).texts) == 2
    monkeypatch.setattr(findings, "MOST_LETTERS", 60)
    found = look(zipped(tmp_path / "a.zip", {"a.txt": "Nội dung dài. " * 9}))
    assert "letters-cut" in hints(found)
    assert len(found.texts[0]) == 60


def test_files_that_vanish_are_told(tmp_path: Path) -> None:
    (found,) = examine_all([Task(tmp_path / "khong-co.pdf", "pdf", tmp_path / "copy.pdf")], 1, lambda: None)
    assert found.fault
    assert found.fault.code == "unreadable"
