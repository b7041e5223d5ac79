"""Sending to a bare repository: announced beforehand, and every obstacle is explained."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from plugins.core.cache import Cache
from plugins.records.history import read_history
from tests.desk.kit import ARTICLE, TEXT, Place, git
from tests.tables import every
from tools.desk.git import Git, GitFailed
from tools.desk.sending import Sending

SECOND = "bai-viet/2019/2019-09-06-bai-hai.md"
DRAFT = TEXT.replace("period:", "status: draft\nperiod:")


def write(place: Place, text: str, path: str = ARTICLE) -> None:
    file = place.content / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        (TEXT + "Thêm.\n", "changed", "Sửa bài đã đăng «Hội nghị giao ban Quý III/2019»"),
        (
            TEXT.replace("period:", "withdrawn:\n  date: 6/9/2019\n  reason: nhầm\nperiod:"),
            "withdrawn",
            "Rút bài «Hội nghị giao ban Quý III/2019»: bài rời các danh sách, trang còn lại nói rõ lý do",
        ),
        (DRAFT, "vanishes", "Bài «Hội nghị giao ban Quý III/2019» sẽ biến mất khỏi trang"),
        (None, "vanishes", "Bài «Hội nghị giao ban Quý III/2019» sẽ biến mất khỏi trang"),
    ],
)
def test_what_will_happen_is_said(place: Place, text: str | None, kind: str, words: str) -> None:
    if text is None:
        (place.content / ARTICLE).unlink()
    else:
        write(place, text)
    (change,) = Sending(place.content).changes()
    assert (change.path, change.kind, change.words) == (ARTICLE, kind, words)


def test_new_articles_and_drafts_are_told_apart(place: Place) -> None:
    write(place, TEXT.replace("Quý III/2019", "Quý IV/2019"), "bai-viet/2019/2019-12-05-moi.md")
    write(place, DRAFT, "bai-viet/2019/2019-12-06-nhap.md")
    write(place, "x", "anh/2019/a.jpg")
    assert [(one.kind, one.words.split(" «")[0]) for one in Sending(place.content).changes()] == [
        ("published", "Đăng bài"), ("draft", "Lưu bài nháp"), ("new", "Thêm ảnh anh/2019/a.jpg"),
    ]  # fmt: skip


def test_it_is_sent(place: Place) -> None:
    write(place, TEXT + "Thêm.\n")
    (place.tree / "not-ours.txt").write_text("một tệp khác")
    outcome = Sending(place.content).send("Thêm một câu", "Theo công văn 15.")
    assert outcome.code == "sent"
    assert git(place.bare, "log", "-1", "--format=%B", "main").strip() == (
        "Thêm một câu\n\nTheo công văn 15.\n\nBan-doc: Thêm một câu"
    )
    assert "not-ours.txt" not in git(place.bare, "ls-tree", "-r", "--name-only", "main")
    assert Sending(place.content).send("Nữa", "").code == "nothing"


def test_it_goes_to_a_branch_for_review(place: Place) -> None:
    before = git(place.bare, "rev-parse", "main")
    write(place, TEXT + "Thêm.\n")
    outcome = Sending(place.content, review=True).send("Thêm một câu", "")
    assert outcome.code == "review"
    assert git(place.bare, "rev-parse", "main") == before
    assert "bien-tap/" in git(place.bare, "branch", "--list")
    assert "bien-tap/" in outcome.words


def test_without_a_network_it_is_kept_and_sent_later(place: Place) -> None:
    write(place, TEXT + "Thêm.\n")
    away = place.bare.with_name("away")
    shutil.move(place.bare, away)
    sending = Sending(place.content)
    assert sending.send("Thêm một câu", "").code == "kept"
    assert (sending.changes(), sending.unsent()) == ([], 1)
    shutil.move(away, place.bare)
    assert sending.send("Gửi lại", "").code == "sent"
    assert sending.unsent() == 0


def test_what_others_sent_is_taken_in(place: Place, tmp_path: Path) -> None:
    other = place.other(tmp_path / "other")
    (other / "content" / ARTICLE).write_text(TEXT.replace("điểm cầu", "66 điểm cầu"), encoding="utf-8")
    git(other, "commit", "--quiet", "--all", "--message", "Số điểm cầu")
    git(other, "push", "--quiet")
    write(place, TEXT + "Thêm.\n")
    assert Sending(place.content).send("Thêm một câu", "").code == "sent"
    text = (place.content / ARTICLE).read_text(encoding="utf-8")
    assert "66 điểm cầu" in text
    assert text.endswith("Thêm.\n")


def send_elsewhere(place: Place, tmp_path: Path) -> None:
    """Change and send the article as another editor."""
    other = place.other(tmp_path / "other")
    (other / "content" / ARTICLE).write_text(TEXT.replace("báo cáo.", "báo cáo nhanh."), encoding="utf-8")
    git(other, "commit", "--quiet", "--all", "--message", "Nhanh")
    git(other, "push", "--quiet")


def test_both_texts_of_a_conflict_are_there_and_settled(place: Place, tmp_path: Path) -> None:
    send_elsewhere(place, tmp_path)
    write(place, TEXT.replace("báo cáo.", "báo cáo đầy đủ."))
    sending = Sending(place.content)
    outcome = sending.send("Đầy đủ", "")
    assert outcome.code == "conflict"
    (conflict,) = sending.conflicts()
    assert "báo cáo nhanh." in conflict.theirs
    assert "báo cáo đầy đủ." in conflict.ours
    assert sending.send("Nữa", "").code == "conflict"
    settled = TEXT.replace("báo cáo.", "báo cáo nhanh, đầy đủ.")
    assert sending.settle({conflict.path: settled}).code == "sent"
    assert git(place.bare, "show", f"main:content/{ARTICLE}") == settled


def test_the_note_is_read_by_readers(place: Place, tmp_path: Path) -> None:
    write(place, TEXT + "Thêm.\n")
    assert Sending(place.content).send("Thêm  một\ncâu", "Nội bộ: không đăng.\n\nKý: A").code == "sent"
    newest = read_history(place.content, Cache(tmp_path / "cache"))[ARTICLE][0]
    assert newest.words == "Thêm một câu"


@pytest.mark.slow
@pytest.mark.parametrize("mine", [None, "báo cáo đầy đủ."])
def test_a_conflict_with_what_was_deleted_is_settled(place: Place, tmp_path: Path, mine: str | None) -> None:
    other = place.other(tmp_path / "other")
    if mine:
        (other / "content" / ARTICLE).unlink()
        write(place, TEXT.replace("báo cáo.", mine))
    else:
        (other / "content" / ARTICLE).write_text(TEXT + "Thêm.\n", encoding="utf-8")
        (place.content / ARTICLE).unlink()
    git(other, "commit", "--quiet", "--all", "--message", "Kia")
    git(other, "push", "--quiet")
    sending = Sending(place.content)
    assert sending.send("Đây", "").code == "conflict"
    (conflict,) = sending.conflicts()
    assert (conflict.theirs == "", conflict.ours == "") == (bool(mine), not mine)
    assert sending.settle({conflict.path: conflict.ours}).code == "sent"
    assert (ARTICLE in git(place.bare, "ls-tree", "-r", "--name-only", "main")) is bool(mine)


@pytest.mark.slow
def test_a_conflict_of_photographs_damages_neither(place: Place, tmp_path: Path) -> None:
    other = place.other(tmp_path / "other")
    for tree, data in ((other, b"\xff\xd8 kia"), (place.tree, b"\xff\xd8 \x00 \xfe")):
        (tree / "content/anh/2019").mkdir(parents=True)
        (tree / "content/anh/2019/a.jpg").write_bytes(data)
    git(other, "add", "--all")
    git(other, "commit", "--quiet", "--message", "Kia")
    git(other, "push", "--quiet")
    sending = Sending(place.content)
    assert sending.send("Đây", "").code == "conflict"
    assert [one.is_text for one in sending.conflicts()] == [False]
    assert sending.settle({}).code == "sent"
    git(other, "pull", "--quiet")
    assert (other / "content/anh/2019/a.jpg").read_bytes() == b"\xff\xd8 \x00 \xfe"


def test_a_machine_without_git_is_told(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert Sending(place.content).send("Thêm", "").code == "no-program"


@pytest.mark.slow
def test_a_conflict_may_wait(place: Place, tmp_path: Path) -> None:
    test_text = TEXT.replace("báo cáo.", "báo cáo đầy đủ.")
    send_elsewhere(place, tmp_path)
    write(place, test_text)
    sending = Sending(place.content)
    assert sending.send("Đầy đủ", "").code == "conflict"
    sending.give_up()
    assert (place.content / ARTICLE).read_text(encoding="utf-8") == test_text
    assert sending.conflicts() == []


def in_conflict(place: Place, tmp_path: Path) -> Sending:
    """A pending merge conflict, in a tree with a second article."""
    write(place, TEXT, SECOND)
    git(place.tree, "add", "--all")
    git(place.tree, "commit", "--quiet", "--message", "Bài hai")
    git(place.tree, "push", "--quiet")
    send_elsewhere(place, tmp_path)
    write(place, TEXT.replace("báo cáo.", "báo cáo đầy đủ."))
    sending = Sending(place.content)
    assert sending.send("Đầy đủ", "").code == "conflict"
    return sending


@pytest.mark.slow
@pytest.mark.parametrize("settles", [True, False])
@pytest.mark.parametrize("saved", [TEXT + "Lưu trong lúc chờ.\n", None])
def test_what_is_saved_while_a_conflict_waits_is_not_lost(
    place: Place, tmp_path: Path, saved: str | None, settles: bool
) -> None:
    sending = in_conflict(place, tmp_path)
    if saved is None:
        (place.content / SECOND).unlink()
    else:
        write(place, saved, SECOND)
    if settles:
        assert sending.settle({f"content/{ARTICLE}": TEXT}).code == "sent"
        assert git(place.bare, "show", f"main:content/{ARTICLE}") == TEXT
    else:
        sending.give_up()
    file = place.content / SECOND
    assert (file.read_text(encoding="utf-8") if file.exists() else None) == saved
    assert [one.path for one in sending.changes()] == [SECOND]


@pytest.mark.slow
def test_a_conflict_is_settled_where_git_knows_nobody(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sending = in_conflict(place, tmp_path)
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("EMAIL", "")
    assert sending.settle({f"content/{ARTICLE}": TEXT}).code == "sent"


@pytest.mark.slow
def test_a_merge_that_was_cut_off_goes_on(place: Place, tmp_path: Path) -> None:
    sending = in_conflict(place, tmp_path)
    write(place, TEXT.replace("báo cáo.", "báo cáo nhanh, đầy đủ."))
    git(place.tree, "add", f"content/{ARTICLE}")
    assert sending.send("Nữa", "").code == "sent"
    assert "nhanh, đầy đủ" in git(place.bare, "show", f"main:content/{ARTICLE}")


@pytest.mark.slow
def test_a_merge_that_cannot_go_on_is_taken_back(place: Place, tmp_path: Path) -> None:
    sending = in_conflict(place, tmp_path)
    hook = place.tree / ".git/hooks/prepare-commit-msg"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    assert sending.settle({f"content/{ARTICLE}": TEXT}).code == "failed"
    assert git(place.tree, "branch", "--show-current").strip() == "main"
    assert "đầy đủ" in (place.content / ARTICLE).read_text(encoding="utf-8")


def test_a_remote_that_refuses_is_told(place: Place) -> None:
    hook = place.bare / "hooks/pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    write(place, TEXT + "Thêm.\n")
    assert Sending(place.content).send("Thêm", "").code == "refused"


def test_a_detached_head_and_a_lock_are_told(place: Place) -> None:
    write(place, TEXT + "Thêm.\n")
    lock = place.tree / ".git/index.lock"
    lock.touch()
    assert Sending(place.content).send("Thêm", "").code == "locked"
    lock.unlink()
    git(place.tree, "checkout", "--quiet", "--detach")
    assert Sending(place.content).send("Thêm", "").code == "detached"
    assert (place.content / ARTICLE).read_text(encoding="utf-8") == TEXT + "Thêm.\n"


@pytest.mark.slow
def test_a_rewritten_branch_loses_nothing(place: Place, tmp_path: Path) -> None:
    other = place.other(tmp_path / "other")
    git(other, "commit", "--quiet", "--amend", "--message", "Viết lại")
    git(other, "push", "--quiet", "--force")
    write(place, TEXT + "Thêm.\n")
    assert Sending(place.content).send("Thêm", "").code in ("sent", "conflict")
    texts = [one.ours for one in Sending(place.content).conflicts()] or [(place.content / ARTICLE).read_text("utf-8")]
    assert texts[0].rstrip().endswith("Thêm.")


def test_a_folder_without_git_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    (tmp_path / "content").mkdir()
    sending = Sending(tmp_path / "content")
    assert (sending.changes(), sending.send("x", "").code) == ([], "no-git")


@pytest.mark.skipif(os.name == "nt", reason="names with quotes")
def test_names_of_any_kind_are_sent(place: Place) -> None:
    write(place, "x", "anh/2019/Hội trường; $(touch x).jpg")
    assert Sending(place.content).send('Ảnh "mới" $(x) --amend', "").code == "sent"
    assert git(place.bare, "log", "-1", "--format=%s", "main").strip() == 'Ảnh "mới" $(x) --amend'


SECRET = "ghp_0123456789abcdefghijABCDEFGHIJ012345"


@pytest.mark.parametrize("before", [SECRET, f"an:{SECRET}"])
def test_no_secret_is_shown(place: Place, monkeypatch: pytest.MonkeyPatch, before: str) -> None:
    git(place.tree, "remote", "set-url", "origin", f"https://{before}@127.0.0.1:9/kho.git")
    monkeypatch.setenv("GIT_TRACE", "1")
    monkeypatch.setenv("GIT_CURL_VERBOSE", "1")
    write(place, TEXT + "Thêm.\n")
    sending = Sending(place.content)
    outcome = sending.send("Thêm", "")
    assert outcome.code == "kept"
    assert SECRET not in outcome.words
    assert sending.git is not None
    with pytest.raises(GitFailed) as failed:
        sending.git.run("fetch", f"https://{before}@127.0.0.1:9/kho.git")
    assert "127.0.0.1:9" in failed.value.words
    assert SECRET not in str(failed.value) + failed.value.words


@pytest.mark.parametrize(
    ("address", "helper", "is_open"),
    [
        (f"https://{SECRET}@a.vn/kho.git", "manager", True),
        (f"https://an:{SECRET}@a.vn/kho.git", "", True),
        ("https://an@a.vn/kho.git", "manager", False),
        ("ssh://git@a.vn/kho.git", "", False),
        ("git@a.vn:kho.git", "", False),
        ("https://a.vn/kho.git", "store --file x", True),
        ("https://a.vn/kho.git", "cache", False),
    ],
)
def test_a_secret_in_a_file_is_noticed(place: Place, address: str, helper: str, is_open: bool) -> None:
    git(place.tree, "remote", "set-url", "origin", address)
    git(place.tree, "config", "credential.helper", helper)
    found = Sending(place.content).git
    assert found is not None
    assert found.has_open_secret is is_open


@pytest.mark.parametrize(("helper", "code"), [("", "denied-alone"), ("manager", "denied")])
def test_who_is_denied_hears_how_to_keep_a_password(
    place: Place, monkeypatch: pytest.MonkeyPatch, helper: str, code: str
) -> None:
    def denied(*_: object, **__: object) -> str:
        raise GitFailed("fatal: Authentication failed for 'https://a.vn/kho.git/'")

    sending = Sending(place.content)
    git(place.tree, "config", "credential.helper", helper)
    write(place, TEXT + "Thêm.\n")
    monkeypatch.setattr(Sending, "_exchange", denied)
    outcome = sending.send("Thêm", "")
    assert outcome.code == code
    assert ("Credential Manager" in outcome.words) is (helper == "")


@every(
    "words, code",
    [
        ("fatal: unable to write loose object file: No space left on device", "full"),
        ("Host key verification failed.\nfatal: Could not read from remote repository.", "untrusted"),
        ("fatal: unable to access 'https://x/': SSL certificate problem: self-signed certificate", "untrusted"),
        ("git@x: Permission denied (publickey).\nfatal: Could not read from remote repository.", "denied-key"),
        ("remote: Repository not found.\nfatal: repository 'https://x/y/' not found", "unseen"),
        ("remote: error: this exceeds GitHub's file size limit of 100.00 MB\n ! [remote rejected] main", "large"),
        ("fatal: unable to access 'https://x/': The requested URL returned error: 403", "denied-alone"),
        ("fatal: unable to access 'https://x/': Could not resolve host: x", "kept"),
        ("fatal: unable to access 'https://x/': Operation too slow. Less than 1 bytes/sec", "kept"),
        ("fatal: something of 401 kinds", "failed"),
    ],
)
def test_what_is_in_the_way_is_told_apart(place: Place, words: str, code: str) -> None:
    real = Git.run

    def run(self: Git, *arguments: str, **options: Any) -> str:
        if arguments[0] == "push":
            raise GitFailed(words)
        return real(self, *arguments, **options)

    write(place, f"{TEXT}{words}\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Git, "run", run)
        assert Sending(place.content).send("Thêm", "").code == code


def test_a_folder_of_somebody_else_is_told(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> str:
        raise GitFailed("fatal: detected dubious ownership in repository at 'X'")

    monkeypatch.setattr(Git, "run", refuse)
    outcome = Sending(place.content).send("Thêm", "")
    assert (outcome.code, str(place.tree) in outcome.words) == ("foreign", True)


@pytest.mark.skipif(os.name == "nt", reason="there is no terminal to take over")
def test_git_has_no_terminal_to_ask_at(place: Place) -> None:
    assert Git(place.content).run("-c", "alias.who=!ps -o sid= -p $$", "who").strip() != str(os.getsid(0))
