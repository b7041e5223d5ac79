from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator, Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from plugins.content.targets import PublishedFile
from plugins.records.manifest import manifest_files
from tests import archives
from tools.verify import copies
from tools.verify.command import DamagedList, read_list, verify

CONTENTS = {
    "index.html": b"<p>trang",
    "404.html": b"<p>khong co",
    "2019/09/bai/index.html": b"<p>bai",
    "feeds/tat-ca.atom.xml": b"<feed/>",
    "anh/a b.jpg": bytes(200_000),
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    for path, content in CONTENTS.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    digests = {path: hashlib.sha256(content).hexdigest() for path, content in CONTENTS.items()}
    published = [PublishedFile(path, sha256=digests[path], size=len(CONTENTS[path])) for path in sorted(CONTENTS)]
    for file in manifest_files(published):
        (folder / file.address.lstrip("/")).write_bytes(archives.content(file))
    return folder


class Host(SimpleHTTPRequestHandler):
    """A static host below /kho/ with its own 404 page. failing: paths with status 500; moved: paths redirected away;
    redirects: statuses and targets by path."""

    failing: frozenset[str] = frozenset()
    moved: frozenset[str] = frozenset()
    redirects: Mapping[str, tuple[int, str]] = {}

    def do_GET(self) -> None:
        if self.path in self.failing:
            self.send_error(500)
        elif self.path in self.moved:
            self.send_response(302)
            self.send_header("Location", "http://127.0.0.2:9/")
            self.end_headers()
        elif self.path in self.redirects:
            status, target = self.redirects[self.path]
            self.send_response(status)
            self.send_header("Location", target)
            self.end_headers()
        elif self.path == "/kho/404.html":
            self.send_response(404)
            self.end_headers()
            self.wfile.write(CONTENTS["404.html"])
        elif self.path.startswith("/kho/"):
            self.path = self.path.removeprefix("/kho")
            super().do_GET()
        else:
            self.send_error(404)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def address(site: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(copies.time, "sleep", lambda _: None)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(site)))
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/kho"
    server.shutdown()
    server.server_close()


def test_a_whole_copy(site: Path, address: str, capsys: pytest.CaptureFixture[str]) -> None:
    for signature in ("SHA256SUMS.asc", "SHA256SUMS.minisig"):
        (site / signature).write_text("chữ ký")
    assert verify(str(site), None) == 0
    assert "Đúng như đã công bố: 6 tệp." in capsys.readouterr().out
    assert verify(address, None) == 0
    assert "--against" in capsys.readouterr().out
    assert verify(address + "/", site / "SHA256SUMS") == 0
    assert "--against" not in capsys.readouterr().out


@pytest.mark.parametrize("through", ["folder", "host"])
def test_what_was_changed_lost_and_added(
    site: Path, address: str, through: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / "index.html").write_bytes(b"<p>tranG")
    (site / "feeds/tat-ca.atom.xml").unlink()
    (site / "theme").mkdir()
    (site / "theme/la.js").write_text("alert(1)")
    assert verify(str(site) if through == "folder" else address, None) == 1
    lines = capsys.readouterr().out.splitlines()
    extra = ["thừa: theme/la.js"] if through == "folder" else []
    assert lines == ["khác: index.html", "thiếu: feeds/tat-ca.atom.xml", *extra]


def test_what_hosts_want_beside_a_site_is_no_extra_file(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in ("CNAME", ".nojekyll", ".well-known/acme-challenge/x"):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text("x")
    assert verify(str(site), None) == 0
    for path in ("CNAME.html", "2019/CNAME", ".well-known.html", ".htaccess"):
        (site / path).write_text("x")
    assert verify(str(site), None) == 1
    assert capsys.readouterr().out.splitlines()[-4:] == [
        "thừa: .htaccess", "thừa: .well-known.html", "thừa: 2019/CNAME", "thừa: CNAME.html",
    ]  # fmt: skip


def test_a_list_kept_elsewhere_finds_what_was_changed_with_the_list(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "kept"
    kept.write_bytes((site / "SHA256SUMS").read_bytes())
    page = site / "index.html"
    old, new = (hashlib.sha256(content).hexdigest() for content in (page.read_bytes(), b"khac"))
    page.write_bytes(b"khac")
    sums = site / "SHA256SUMS"
    sums.write_text(sums.read_text().replace(old, new))
    assert verify(str(site), None) == 0
    assert verify(str(site), kept) == 1
    assert capsys.readouterr().out.splitlines()[-2:] == ["khác: index.html", "khác: SHA256SUMS"]


def test_a_folder_in_place_of_a_file(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "404.html").unlink()
    (site / "404.html").mkdir()
    assert verify(str(site), None) == 1
    assert capsys.readouterr().out == "thiếu: 404.html\n"


def test_usage(tmp_path: Path, site: Path) -> None:
    assert verify(str(tmp_path / "nowhere"), None) == 2
    assert verify("", None) == 2, "an unset variable is not the current folder"
    for address in ("https://", "http://:80", "http://x:99999", "http://[::1", "https://luutru.vn/?x=1"):
        assert verify(address, None) == 2
    assert verify(str(site), tmp_path / "nowhere") == 2


def test_no_list_or_a_damaged_one(site: Path, address: str, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "SHA256SUMS").write_bytes(b"\xff\xfe")
    assert verify(str(site), None) == 1
    assert "dòng 1" in capsys.readouterr().err
    (site / "SHA256SUMS").unlink()
    assert verify(str(site), None) == 1
    assert verify(address, None) == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    ("status", "target", "code"),
    [
        (301, "/kho/2019/09/bai/", 0), (308, "/kho/2019/09/bai/", 0), (302, "/kho/2019/09/bai/", 1),
        (301, "/kho/", 1), (301, "/kho/404.html", 1), (301, "/khac/2019/09/bai/", 1),
    ],
)  # fmt: skip
def test_an_old_address_that_the_host_redirects_itself(
    address: str, monkeypatch: pytest.MonkeyPatch, status: int, target: str, code: int
) -> None:
    monkeypatch.setattr(Host, "redirects", {"/kho/feeds/tat-ca.atom.xml": (status, target)})
    assert verify(address, None) == code


def test_a_list_with_line_ends_of_windows(address: str, site: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.write_bytes((site / "SHA256SUMS").read_bytes().replace(b"\n", b"\r\n"))
    assert verify(address, kept) == 0


@pytest.mark.parametrize("elsewhere", [False, True])
def test_a_host_that_is_away(elsewhere: bool, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    against = site / "SHA256SUMS" if elsewhere else None
    waited: list[int] = []
    monkeypatch.setattr(copies.time, "sleep", waited.append)
    for address in ("http://127.0.0.1:9", "HTTP://127.0.0.1.:9/", "https://lưu-trữ.invalid"):
        assert verify(address, against) == 3
        assert waited == [1, 2]
        waited.clear()


def test_a_password_in_an_address_is_not_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert verify("https://lan:mat-khau@luutru.gov.vn", None) == 2
    assert "mat-khau" not in capsys.readouterr().err


def test_a_host_that_fails_is_no_proof(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Host, "failing", frozenset(["/kho/2019/09/bai/"]))
    assert verify(address, None) == 3


def test_another_host_is_no_copy(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Host, "moved", frozenset(["/kho/2019/09/bai/"]))
    assert verify(address, None) == 3


SHA = "a" * 64


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        (f"{SHA}  a\n{SHA}  a\n", 2),
        (f"{SHA}  ../a\n", 1),
        (f"{SHA}  a/../../b\n", 1),
        (f"{SHA}  /etc/passwd\n", 1),
        (f"{SHA}  a\\b\n", 1),
        (f"{SHA[1:]}  a\n", 1),
        (f"{SHA}a\n", 1),
        (f"{SHA}   a\n", 1),
    ],
)
def test_damaged_lists(text: str, line: int) -> None:
    with pytest.raises(DamagedList) as damaged:
        read_list(text)
    assert damaged.value.args == (line,)


def test_lists_of_both_kinds() -> None:
    assert read_list(f"{SHA}  a b\n{SHA} *c\r\n") == {"a b": SHA, "c": SHA}
    assert read_list(f"{SHA}  a\v\u2028b\n") == {"a\v\u2028b": SHA}


@pytest.mark.parametrize("where", [0, 40, -1])
def test_one_flipped_bit_is_told(site: Path, where: int, capsys: pytest.CaptureFixture[str]) -> None:
    for path in (*CONTENTS, "manifest.json", "SHA256SUMS"):
        content = (site / path).read_bytes()
        altered = bytearray(content)
        altered[min(where, len(content) - 1)] ^= 1
        (site / path).write_bytes(altered)
        assert verify(str(site), None) == 1, path
        told = capsys.readouterr()
        assert path in told.out + told.err or path == "SHA256SUMS"
        (site / path).write_bytes(content)
    assert verify(str(site), None) == 0


def test_a_link_to_a_folder_is_told_and_not_followed(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "vong").symlink_to(site)
    assert verify(str(site), None) == 1
    assert capsys.readouterr().out == "thừa: vong\n"
