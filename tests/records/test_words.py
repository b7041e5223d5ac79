"""Words in commits that must not be shown. All people are invented."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from plugins.content import capability
from plugins.core.cache import Cache
from plugins.privacy.expired import Expired
from plugins.privacy.proof import Proof
from plugins.records.history import read_history, shown_words
from plugins.vietnamese.personal.values import Value


def removed(*texts: str) -> capability.Proof:
    proof = Proof(Expired("tin.md", line, "/tin/", Value(text)) for line, text in enumerate(texts, 1))
    return capability.Proof(proof.key, proof.holds, lambda *_: ())


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Sửa số điểm cầu", True),
        ("Thêm nhà 12 phố mẫu", False),
        ("Thêm nha 12-pho-mau", False),
        ("Ngày sinh: 01/02/1990", False),
        ("Gọi +84 912.345.678", False),
        ("Gọi 0912 345 679 thì không", False),
        ("Thêm bài 2024-03-01", True),
    ],
)
def test_words_with_personal_data_are_shown_as_nothing(words: str, kept: bool) -> None:
    assert shown_words(words, removed("12 Phố Mẫu", "0912345678")) == (words if kept else "")


def test_the_cache_forgets_words_when_their_day_is_over(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (content / "tin.md").write_text("tin", encoding="utf-8")
    who = ("-c", "user.name=Mẫu", "-c", "user.email=mau@luutru.gov.vn")
    for arguments in (("init",), ("add", "."), ("commit", "-m", "Thêm nhà", "-m", "Ban-doc: Thêm nhà 12 Phố Mẫu")):
        subprocess.run(["git", *who, *arguments], cwd=content, check=True, capture_output=True)
    cache = Cache(tmp_path / "store.sqlite")
    (before,) = read_history(content, cache)["tin.md"]
    assert before.words == "Thêm nhà 12 Phố Mẫu"
    (after,) = read_history(content, cache, removed("12 Phố Mẫu"))["tin.md"]
    assert after.words == ""
    cache.close()
    assert "Phố Mẫu".encode() not in (tmp_path / "store.sqlite").read_bytes()
