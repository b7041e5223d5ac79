"""Nothing that the writer has not seen is overwritten, and no path leads outside."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from plugins.core import files
from tests.desk.kit import ARTICLE, TEXT
from tools.desk.store import Refused, Store, mark_of


@pytest.fixture
def store(tmp_path: Path) -> Store:
    file = tmp_path / "content" / ARTICLE
    file.parent.mkdir(parents=True)
    file.write_text(TEXT, encoding="utf-8")
    return Store(tmp_path / "content", tmp_path / "drafts")


@pytest.mark.parametrize(
    "path",
    [
        "../x.md", "bai-viet/../../x.md", "/etc/passwd", "bai-viet/2019/a.md\0", "bai-viet\\2019\\a.md", "",
        "du-lieu/co-quan.yaml", "anh/2019/a.md", "bai-viet/.git/a.md", "bai-viet/2019//a.md", "bai-viet/2019/./a.md",
        "C:/a.md", "bai-viet/2019/a.md:x.md", "bai-viet/" + "a" * 2000 + ".md", "bai-viet/2019/a.MD", "x.md",
    ],
)  # fmt: skip
def test_no_path_leads_out(store: Store, path: str) -> None:
    for act in (store.open, lambda one: store.save(one, "x", ""), lambda one: store.keep(one, "x", "", "")):
        with pytest.raises(Refused):
            act(path)
    assert [file.name for file in store.content.parent.rglob("*") if file.is_file()] == [Path(ARTICLE).name]


@pytest.mark.skipif(os.name == "nt", reason="makes a symbolic link")
def test_no_link_leads_out(store: Store, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("bí mật")
    (store.content / "bai-viet/2019/link.md").symlink_to(tmp_path / "secret.md")
    (store.content / "bai-viet/out").symlink_to(tmp_path)
    for path in ("bai-viet/2019/link.md", "bai-viet/out/secret.md"):
        with pytest.raises(Refused):
            store.open(path)


def test_what_is_typed_is_there_again(store: Store) -> None:
    opened = store.open(ARTICLE)
    assert (opened.text, opened.draft) == (TEXT, None)
    mark = store.keep(ARTICLE, TEXT + "Thêm.", opened.base, "")
    again = Store(store.content, store.drafts).open(ARTICLE)
    assert (again.text, again.draft, again.draft_mark, again.draft_base) == (TEXT, TEXT + "Thêm.", mark, opened.base)
    assert store.unsaved() == [ARTICLE]
    store.save(ARTICLE, TEXT + "Thêm.", opened.base)
    assert (store.content / ARTICLE).read_text(encoding="utf-8") == TEXT + "Thêm."
    assert store.unsaved() == []


def test_another_program_is_told_of_with_its_text(store: Store) -> None:
    base = store.open(ARTICLE).base
    (store.content / ARTICLE).write_text(TEXT + "Của Word.", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        store.save(ARTICLE, TEXT + "Của tôi.", base)
    assert (refused.value.code, refused.value.theirs) == ("changed-elsewhere", TEXT + "Của Word.")
    assert "Của Word." in (store.content / ARTICLE).read_text(encoding="utf-8")


def test_another_window_is_told_of_with_its_text(store: Store) -> None:
    base = store.open(ARTICLE).base
    first = store.keep(ARTICLE, TEXT + "Một.", base, "")
    with pytest.raises(Refused) as refused:
        store.keep(ARTICLE, TEXT + "Hai.", base, "")
    assert (refused.value.code, refused.value.theirs) == ("draft-elsewhere", TEXT + "Một.")
    store.keep(ARTICLE, TEXT + "Hai.", base, first)


def test_a_file_that_is_gone_is_not_made_again(store: Store) -> None:
    base = store.open(ARTICLE).base
    (store.content / ARTICLE).unlink()
    with pytest.raises(Refused) as refused:
        store.save(ARTICLE, "x", base)
    assert refused.value.code == "gone"


def test_a_full_disk_leaves_the_file_whole(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    base = store.open(ARTICLE).base
    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        store.save(ARTICLE, TEXT + "Thêm.", base)
    assert [file.read_text(encoding="utf-8") for file in store.content.rglob("*") if file.is_file()] == [TEXT]


def test_a_damaged_draft_is_as_good_as_none(store: Store) -> None:
    store.keep(ARTICLE, "x", "", "")
    (store.drafts / f"{ARTICLE}.json").write_bytes(b'{"text": ')
    assert store.open(ARTICLE).draft is None
    assert store.keep(ARTICLE, "y", "", "") == mark_of(b"y")
