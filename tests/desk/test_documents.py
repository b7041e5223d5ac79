"""Documents get safe names; what must not be published is refused with a reason, and nothing of it is kept."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from plugins.content.folder import find_files
from tests.documents.files import pdf
from tools.desk.requests import MESSAGES
from tools.desk.store import Refused
from tools.desk.uploads import put_document as put

pytestmark = pytest.mark.slow


def test_a_document_lies_under_a_safe_name(tmp_path: Path) -> None:
    made, stream = docx.Document(), io.BytesIO()
    made.add_paragraph("Báo cáo.")
    made.save(stream)
    name = "C:\\Báo cáo\\Báo cáo quý III (bản ký).DOCX"
    assert put(tmp_path, 2019, name, stream.getvalue()) == ("tep/2019/bao-cao-quy-iii-ban-ky.docx", True, [])
    path, is_new, hints = put(tmp_path, 2019, "中文.pdf", pdf(tmp_path / "x.pdf", "Một trang").read_bytes())
    assert path.startswith("tep/2019/tep-")
    assert is_new
    assert any("PDF/A" in hint for hint in hints)
    (tmp_path / "x.pdf").unlink()
    assert [one.code for one in find_files(tmp_path, ()).diagnostics if one.code != "content-empty"] == []


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.pdf", b"", "rỗng"),
        ("a.pdf", b"hello", "đuôi tệp không đúng"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "đời cũ"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Lưu thành"),
        ("phần mềm.exe", b"MZ", ".exe"),
        ("không đuôi", b"x", "không đuôi"),
    ],
)
def test_what_may_not_be_published_is_refused(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    with pytest.raises(Refused) as refused:
        put(tmp_path, 2019, name, data)
    assert says in MESSAGES.say(refused.value.code, **refused.value.values)
    assert not list(tmp_path.rglob("*.*"))
