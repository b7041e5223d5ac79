"""Photographs come in under safe names; what is none is refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.content.scan import find_files
from tests.desk.kit import photograph
from tools.desk.photographs import put
from tools.desk.requests import MESSAGES
from tools.desk.store import Refused


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("Hội trường 1.JPG", "anh/2019/hoi-truong-1.jpg"),
        ("a.jpeg", "anh/2019/a.jpg"),
        ("C:\\Users\\x\\Ảnh.jpg", "anh/2019/anh.jpg"),
        ("../../../etc/x.jpg", "anh/2019/x.jpg"),
        ("Ả" * 300 + ".jpg", None),
        ("中文.jpg", None),
        ("con.jpg", None),
        ("a\0b.jpg", "anh/2019/a-b.jpg"),
    ],
)
def test_names_are_made_safe(tmp_path: Path, name: str, path: str | None) -> None:
    found, is_new = put(tmp_path, 2019, name, photograph())
    assert is_new
    assert path is None or found == path
    assert (tmp_path / found).is_file()
    assert [one.code for one in find_files(tmp_path, ()).diagnostics if one.code != "content-empty"] == []


def test_the_same_photograph_is_kept_once_and_another_beside_it(tmp_path: Path) -> None:
    first, second = photograph(), photograph()
    assert put(tmp_path, 2019, "a.jpg", first) == ("anh/2019/a.jpg", True)
    assert put(tmp_path, 2019, "a.jpg", first) == ("anh/2019/a.jpg", False)
    assert put(tmp_path, 2019, "a.jpg", second)[0] != "anh/2019/a.jpg"
    assert (tmp_path / "anh/2019/a.jpg").read_bytes() == first


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("IMG_1.HEIC", b"\0\0\0\x18ftypheic", "HEIC"),
        ("a.jpg", b"\0\0\0\x18ftypheic" + b"\0" * 99, "HEIC"),
        ("a.pdf", b"%PDF-1.4", ".pdf"),
        ("a.jpg", b"", "rỗng"),
        ("a.jpg", b"hello", "không phải ảnh"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><script>x</script></svg>", "script"),
        ("a.jpg", photograph()[:2000], "hỏng"),
    ],
)
def test_what_is_none_is_refused_in_words(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    with pytest.raises(Refused) as refused:
        put(tmp_path, 2019, name, data)
    assert says in MESSAGES.say(refused.value.code, **refused.value.values)
    assert not list(tmp_path.rglob("*.*"))
