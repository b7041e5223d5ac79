"""The live preview shows what readers will not see and what must be fixed, and waits for files still being copied."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from datetime import datetime
from pathlib import Path
from socket import gaierror
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from plugins.core.cluster import ClusterFault
from tests.archives import check
from tests.sample import news, write
from tools.site.build import overrides
from tools.site.live import PRIVILEGED, open_port, rebuild, wait_for_photographs, write_demo
from tools.site.serve import Preview, Server, server

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NOW = datetime(2026, 11, 20, 9, 0)


def refused(error: type[OSError]) -> object:
    def make(_: int) -> Server:
        raise error

    return make


@pytest.mark.parametrize(
    ("error", "port", "says"),
    [
        (PermissionError, 80, "dành cho hệ thống: chạy lại với --port 8000"),
        (PermissionError, PRIVILEGED - 1, "dành cho hệ thống"),
        (PermissionError, 8000, "đang có chương trình khác dùng"),
        (OSError, 80, "chạy lại với --port 8000"),
        (OSError, 8000, "chạy lại với --port 8001"),
        (OSError, 65_535, "chạy lại với --port 8000"),
        (gaierror, 8000, "không có địa chỉ ghi sau --host"),
    ],
)
def test_a_port_that_cannot_be_had_is_told(
    capsys: pytest.CaptureFixture[str], error: type[OSError], port: int, says: str
) -> None:
    assert open_port(refused(error), port) is None  # type: ignore[arg-type]
    assert says in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (OSError(28, "No space left on device", "a.html"), "Đĩa đầy"),
        (BrokenExecutor(), "thiếu bộ nhớ"),
        (ClusterFault("cluster-empty", address="tcp://x"), "chạy dask worker"),
    ],
)
def test_what_the_machine_refuses_is_told_with_its_cure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: Exception, says: str
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("tools.site.live.run", refused)
    preview = Preview()
    rebuild({}, preview)
    (told,) = preview.faults
    assert says in told
    assert capsys.readouterr().err == f"{told}\n"


@pytest.mark.slow
def test_the_synthetic_archive_has_no_fault(tmp_path: Path) -> None:
    write_demo(tmp_path / "content", 20)
    archive, diagnostics = check(tmp_path / "content", now=NOW)
    assert [str(fault) for fault in diagnostics if fault.level == "error"] == []
    assert len(archive.articles) > 20
    assert archive.pages


@pytest.mark.slow
def test_a_photograph_that_grows_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "anh" / "2019" / "a.jpg"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"")
    finished: list[float] = []

    def copy() -> None:
        with path.open("ab", buffering=0) as file:
            for _ in range(8):
                time.sleep(0.1)
                file.write(b"x" * 1000)
        finished.append(time.monotonic())

    copying = threading.Thread(target=copy)
    copying.start()
    wait_for_photographs([path, tmp_path / "bai-viet" / "a.md"])
    ended = time.monotonic()
    copying.join()
    assert finished
    assert finished[0] <= ended


def test_what_is_no_photograph_or_is_gone_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    wait_for_photographs([tmp_path / "bai-viet" / "a.md"])
    assert slept == []
    wait_for_photographs([tmp_path / "anh" / "gone.jpg"])
    assert len(slept) == 1


class Site:
    """A small site with a preview."""

    def __init__(self, folder: Path) -> None:
        self.content, self.preview = folder / "content", Preview()
        self.running = server(folder / "site", 0, self.preview)
        self.address = f"http://localhost:{self.running.port}"
        settings = overrides(self.content, folder / "site", now=NOW, drafts=True)
        self.settings = {**settings, "SITEURL": self.address}

    def show(self, **texts: str) -> None:
        """Write articles, and rebuild."""
        write(self.content, {f"{name.replace('_', '-')}.md": text for name, text in texts.items()})
        rebuild(self.settings, self.preview)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    made = Site(tmp_path)
    made.running.start()
    yield made
    made.running.stop()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, timezone_id="Asia/Ho_Chi_Minh")
    yield context.new_page()
    context.close()


@pytest.mark.slow
def test_pages_tell_what_readers_will_not_see_and_what_is_to_be_mended(site: Site, page: Page) -> None:
    names = {"draft": "2026/11/tin-nhap", "scheduled": "2099/11/tin-hen", "plain": "2026/10/tin-thuong"}
    texts = {
        "2026_11_01_tin_nhap": news("status: draft", date="01/11/2026", title="Tin nháp"),
        "2099_11_30_tin_hen": news("", date="30/11/2099", title="Tin hẹn"),
        "2026_10_01_tin_thuong": news("", date="01/10/2026", title="Tin thường"),
    }
    site.show(**texts)
    told = page.locator("luu-tru-faults")
    addresses = {name: found_address(site, slug.rpartition("/")[2]) for name, slug in names.items()}
    page.goto(addresses["draft"])
    expect(told).to_contain_text("BẢN NHÁP")
    page.goto(addresses["scheduled"])
    expect(told).to_contain_text("HẸN GIỜ")
    page.goto(addresses["plain"])
    page.wait_for_timeout(500)
    expect(told.filter(has_text="BẢN NHÁP")).to_have_count(0)

    plain = {"2026_10_01_tin_thuong": news("", date="01/10/2026", title="Tin thường", body="Xem [bài](khong-co.md).")}
    site.show(**plain)
    expect(told).to_contain_text("khong-co.md")
    expect(told).to_have_attribute("role", "alert")
    told.get_by_text("1 lỗi phải sửa").click()
    expect(told.get_by_text("khong-co.md")).to_be_hidden()
    page.emulate_media(media="print")
    expect(told).to_be_hidden()
    site.show(**{**plain, "2026_10_01_tin_thuong": texts["2026_10_01_tin_thuong"]})
    expect(told).to_contain_text("Hết lỗi")
    expect(told).to_have_attribute("role", "status")


def found_address(site: Site, slug: str) -> str:
    """The address of an article's page."""
    folder = site.content.parent / "site"
    (found,) = (path for path in folder.rglob(f"*{slug}*/index.html"))
    return f"{site.address}/{found.parent.relative_to(folder).as_posix()}/"
