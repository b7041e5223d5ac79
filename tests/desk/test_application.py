"""The desk answers only its own pages, under its secret path, and survives any request."""

from __future__ import annotations

import errno
import http.client
import json
import os
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.desk.kit import ARTICLE, NOW, TEXT, Place
from tools.desk.command import Running

pytestmark = pytest.mark.slow


@pytest.fixture
def running(shared_desk: Running) -> Running:
    return shared_desk


def ask(
    desk: Running, path: str, body: bytes | None = None, *, origin: str | None = "own", secret: bool = True, **more: str
) -> tuple[int, bytes, dict[str, str]]:
    """The status, body and headers of a response; a POST if there is a body."""
    connection = http.client.HTTPConnection("127.0.0.1", desk.server.port, timeout=20)
    own = f"http://localhost:{desk.server.port}"
    headers = {"Host": f"localhost:{desk.server.port}", **more}
    if body is not None and origin is not None:
        headers["Origin"] = own if origin == "own" else origin
    connection.request("GET" if body is None else "POST", (desk.bench.address if secret else "") + path, body, headers)
    answer = connection.getresponse()
    read = answer.status, answer.read(), {name.lower(): value for name, value in answer.getheaders()}
    connection.close()
    return read


def said(values: object) -> bytes:
    return json.dumps(values).encode()


def test_the_desk_at_work(running: Running) -> None:
    status, body, headers = ask(running, "/")
    assert (status, "Hội nghị giao ban Quý III/2019" in body.decode()) == (200, True)
    assert "script-src 'self'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    status, body, _ = ask(running, "/api/mo", said({"path": ARTICLE}))
    opened = json.loads(body)
    assert opened["text"] == TEXT
    text = TEXT.replace("05/09/2019", "Thứ Hai, 05/09/2019").replace("## Kết quả", "##Kết quả")
    kept = json.loads(ask(running, "/api/nhap", said({"path": ARTICLE, "text": text, "base": opened["base"]}))[1])
    told = {(one["line"], one["code"], one["curable"]) for one in kept["diagnostics"]}
    assert {(3, "date", False), (12, "heading-space", True)} <= told
    cure = {"path": ARTICLE, "text": text, "code": "heading-space", "line": 12}
    assert "## Kết quả" in json.loads(ask(running, "/api/chua", said(cure))[1])["text"]
    back = {"path": ARTICLE, "text": TEXT, "base": opened["base"], "seen": kept["mark"]}
    assert json.loads(ask(running, "/api/nhap", said(back))[1])["mark"] == ""
    assert running.bench.store.unsaved() == []
    assert (running.content / ARTICLE).read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize("origin", [None, "https://evil.example", "null", "http://localhost:1", "http://127.0.0.1"])
@pytest.mark.parametrize(
    "name",
    ["luu", "nhap", "mo", "anh", "word", "chua", "dan", "mau", "bieu-mau", "ban", "tep", "bo-tep", "dang", "xoa"],
)
def test_another_site_is_refused(running: Running, name: str, origin: str | None) -> None:
    asked = said({"path": ARTICLE, "text": "xóa", "base": ""})
    assert ask(running, f"/api/{name}", asked, origin=origin)[0] == 403
    assert (running.content / ARTICLE).read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize("path", ["/moi", "/gui", "/xung-dot", f"/tieng-anh/{ARTICLE}"])
def test_a_form_of_another_site_is_refused(running: Running, path: str) -> None:
    assert ask(running, path, b"note=x", origin="https://evil.example")[0] == 403
    assert ask(running, path, b"note=x", origin="own", **{"Sec-Fetch-Site": "cross-site"})[0] == 403


def test_without_the_secret_there_is_nothing(running: Running) -> None:
    for path in ("/.ban/", "/.ban/x/", "/.ban/x/api/mo"):
        assert ask(running, path, secret=False)[0] == 404
        assert ask(running, path, said({"path": ARTICLE}), secret=False)[0] in (404, 405)
    assert ask(running, "/", Host="evil.example")[0] == 421


@pytest.mark.parametrize(
    "path",
    ["/viet/../../x.md", "/viet/%2e%2e/%2e%2e/etc/passwd", "/viet/bai-viet/%00.md", "/tep/../tasks.py",
     "/tep/%2e%2e/%2e%2e/%2e%2e/etc/passwd", "/tep/anh/../du-lieu/x.yaml", "/tep/%00", "/xem/../x", "/lich-su/../../x",
     "/tieng-anh/../../x",
     "/static/../command.py", "/static/%2e%2e/messages.yaml", "/viet/" + "a" * 5000, "/tep/" + "a" * 5000],
)  # fmt: skip
def test_no_path_leads_out(running: Running, path: str) -> None:
    status, body, _ = ask(running, path)
    assert status in (200, 404)
    assert b"root:" not in body
    assert b"def " not in body


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"null", b"{", b"\xff", b'{"path": 1}', b'{"path": "x"}', b'{"path": null, "text": []}']
)
@pytest.mark.parametrize("name", ["luu", "nhap", "mo", "chua", "dan", "bieu-mau", "ngay", "ban"])
def test_nonsense_is_refused(running: Running, name: str, body: bytes) -> None:
    assert ask(running, f"/api/{name}", body)[0] in (200, 400, 409)
    assert (running.content / ARTICLE).read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize("name", ["anh", "word"])
@pytest.mark.parametrize("path", ["", "../x.md", "du-lieu/a.yaml", f"{ARTICLE}%00"])
def test_a_file_for_no_article_is_refused(running: Running, name: str, path: str) -> None:
    assert ask(running, f"/api/{name}?bai={path}&ten=a.jpg", b"x")[0] == 409


def test_a_request_without_end_is_refused(running: Running) -> None:
    assert ask(running, "/api/luu", b"x" * 13_000_000)[0] == 413


def test_how_far_the_first_build_is_and_what_stops_it_is_told(running: Running, tmp_path: Path) -> None:
    other = Running(running.content, tmp_path / "desk", 0)
    other.server.start()
    other.preview.progress = "Đọc bài: 3/9"
    assert "Đọc bài: 3/9" in ask(other, "/")[1].decode()
    other.preview.update(["LỖI theme/a.html: hỏng"], built=False)
    page = ask(other, "/moi")[1].decode()
    other.server.stop()
    assert "LỖI theme/a.html: hỏng" in page
    assert "Đọc bài" not in page


def test_a_second_desk_on_the_same_folder_is_told_of(running: Running) -> None:
    other = Running(running.content, running.folder, 0)
    other.server.start()
    base = json.loads(ask(running, "/api/mo", said({"path": ARTICLE}))[1])["base"]
    running.bench.store.forget(ARTICLE)
    assert ask(running, "/api/nhap", said({"path": ARTICLE, "text": "Một", "base": base}))[0] == 200
    status, body, _ = ask(other, "/api/nhap", said({"path": ARTICLE, "text": "Hai", "base": base}))
    other.server.stop()
    assert (status, json.loads(body)["theirs"]) == (409, "Một")


def test_content_that_can_only_be_read_is_told_on_every_page(
    running: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tools.desk.workbench.is_writable", lambda _: False)
    other = Running(running.content, tmp_path / "desk", 0)
    other.server.start()
    pages = [ask(other, path)[1].decode() for path in ("/", f"/viet/{ARTICLE}", "/gui")]
    other.server.stop()
    assert all("chỉ đọc được" in page for page in pages)
    assert "chỉ đọc được" not in ask(running, f"/viet/{ARTICLE}")[1].decode()


def test_half_a_letter_costs_nobody_a_text(running: Running) -> None:
    base = json.loads(ask(running, "/api/mo", said({"path": ARTICLE}))[1])["base"]
    running.bench.store.forget(ARTICLE)
    status, body, _ = ask(running, "/api/nhap", said({"path": ARTICLE, "text": "Chữ \ud83d nửa", "base": base}))
    assert status == 200, body
    assert json.loads(ask(running, "/api/mo", said({"path": ARTICLE}))[1])["draft"] == "Chữ \ufffd nửa"
    running.bench.store.forget(ARTICLE)


@pytest.mark.parametrize(
    ("fault", "says"), [(errno.ENAMETOOLONG, "dài quá"), (errno.EROFS, "quyền"), (errno.ENOSPC, "xóa bớt")]
)
def test_a_fault_of_the_disk_is_told_with_its_cure(
    running: Running, monkeypatch: pytest.MonkeyPatch, fault: int, says: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(fault, os.strerror(fault))

    base = json.loads(ask(running, "/api/mo", said({"path": ARTICLE}))[1])["base"]
    monkeypatch.setattr("tools.desk.store.write_whole", fail)
    status, body, _ = ask(running, "/api/luu", said({"path": ARTICLE, "text": TEXT + "x", "base": base}))
    assert (status, says in json.loads(body)["message"]) == (507, True)
    assert (running.content / ARTICLE).read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize("review", [False, True])
def test_a_note_that_was_sent_is_not_offered_again(place: Place, tmp_path: Path, review: bool) -> None:
    (place.content / ARTICLE).write_text(TEXT + "\nThêm một câu.\n", encoding="utf-8")
    desk = Running(place.content, tmp_path / "desk", 0, now=NOW, review=review)
    desk.server.start()
    body = urlencode({"note": "Thêm một câu"}).encode()
    page = ask(desk, "/gui", body, **{"Content-Type": "application/x-www-form-urlencoded"})[1].decode()
    desk.server.stop()
    assert "Đã gửi" in page
    assert 'value="Thêm một câu"' not in page
