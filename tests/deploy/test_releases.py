"""Releases in a folder and on a real host: deployed, rolled back, disturbed and killed at every step."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.deploy import hosts
from tests.deploy.kit import FIRST, SECOND, arm, contents, publish, put_in_the_way, run, was_reached
from tools.deploy.command import Options, deploy
from tools.deploy.place import Place
from tools.servers import free_port
from tools.verify import copies

pytestmark = pytest.mark.slow
ROOT = os.geteuid() == 0
HERE = Path(__file__).resolve().parents[2]
KILL = 'if [ {name} = rsync ]; then {program} --exclude=*.html "$@"; fi\n    kill -s KILL -- -$(($(ps -o sid= -p $$)))'
"""Kills the whole process group; rsync sends half of the files first."""
HANG_UP = 'if [ {name} = rsync ]; then {program} --exclude=*.html "$@"; fi\n    kill -9 $PPID $$'
"""Kills what runs on the host."""


class Setting(NamedTuple):
    """A release to deploy to a place. put: deploys it and returns the exit code."""

    output: Path
    place: Path
    target: str
    put: Callable[..., int]

    @property
    def seen(self) -> dict[str, bytes]:
        """The files that readers see, by path."""
        return contents(self.place / "current")

    @property
    def releases(self) -> list[str]:
        return sorted(path.name for path in (self.place / "releases").iterdir())


@pytest.fixture(params=["folder", "ssh"])
def setting(request: pytest.FixtureRequest, tmp_path: Path) -> Setting:
    """A setting whose paths have spaces and marks, as real ones do."""
    place = tmp_path / "nơi đặt" / "trang"
    output = publish(tmp_path / "bản dựng", FIRST)
    config = None
    target = str(place)
    if request.param != "folder":
        ssh: hosts.Ssh = request.getfixturevalue("ssh")
        target, config = ssh.target(place), ssh.shared if request.param == "ssh" else ssh.config
    content = tmp_path / "content"
    content.mkdir()

    def put(**options: object) -> int:
        return deploy(target, output, content, Options(ssh_config=config, **options))  # type: ignore[arg-type]

    return Setting(output, place, target, put)


@pytest.mark.parametrize("setting", ["folder", "ssh, a connection for each command"], indirect=True)
def test_a_release_and_the_next_one(setting: Setting) -> None:
    assert setting.put() == 0
    assert setting.seen == contents(setting.output)
    first = (setting.place / "current/2019/09/bai/index.html").stat()
    publish(setting.output, SECOND)
    assert setting.put() == 0
    assert setting.seen == contents(setting.output)
    second = (setting.place / "current/2019/09/bai/index.html").stat()
    assert (first.st_ino, first.st_mtime_ns) == (second.st_ino, second.st_mtime_ns), "what is alike stays one file"
    assert [name[:6] for name in setting.releases] == ["000001", "000002"]
    assert sorted(path.name for path in setting.place.iterdir()) == [".luu-tru", "current", "releases"]
    for path in (setting.place / "current").resolve().rglob("*"):
        assert path.stat().st_mode & 0o777 == (0o755 if path.is_dir() else 0o644)


@pytest.mark.parametrize(
    ("site", "code", "put"),
    [
        ("luutru.gov.vn", 2, False),
        ("https://", 2, False),
        ("http://x:99999", 2, False),
        ("HTTP://127.0.0.1:9", 3, True),
    ],
)
def test_a_site_that_is_no_address_or_does_not_answer(
    setting: Setting, site: str, code: int, put: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies.time, "sleep", lambda _: None)
    assert setting.put(site=site) == code
    assert (setting.place / "current").is_dir() is put


def test_the_same_release_is_not_put_twice(setting: Setting, capsys: pytest.CaptureFixture[str]) -> None:
    assert (setting.put(), setting.put()) == (0, 0)
    assert len(setting.releases) == 1
    assert "Bạn đọc đã thấy đúng bản này" in capsys.readouterr().out


def test_so_many_are_kept(setting: Setting) -> None:
    for number in range(5):
        publish(setting.output, {**FIRST, "index.html": str(number)})
        assert setting.put(keep=2) == 0
    assert [name[:6] for name in setting.releases] == ["000004", "000005"]
    assert setting.put(rollback=True) == 0
    assert setting.seen["index.html"] == b"3"
    assert setting.put(rollback=True) == 2, "there is none before"
    publish(setting.output, {**FIRST, "index.html": "5"})
    assert setting.put(keep=2) == 0
    assert [name[:6] for name in setting.releases] == ["000004", "000006"], "what was taken back is gone"
    assert setting.put(rollback=True) == 0
    assert setting.seen["index.html"] == b"3"


def test_a_dry_run_tells_and_touches_nothing(setting: Setting, capsys: pytest.CaptureFixture[str]) -> None:
    assert setting.put(dry_run=True) == 0
    assert not setting.place.exists()
    assert setting.put() == 0
    before = contents(setting.place)
    publish(setting.output, SECOND)
    capsys.readouterr()
    assert setting.put(dry_run=True) == 0
    told = capsys.readouterr().out
    for line in ("thêm: 2021/01/moi/index.html", "thay: index.html", "bỏ: 2019/09/bai/index.json", "Chỉ xem trước"):
        assert line in told
    assert "Thêm 4, thay 4, bỏ 4, giữ nguyên 2 tệp; nội dung mới: 7 tệp" in told
    assert setting.put(rollback=True, dry_run=True) == 2
    assert contents(setting.place) == before


def test_readers_never_miss_anything(setting: Setting) -> None:
    assert setting.put() == 0
    missed, done = [], threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                (setting.place / "current/index.html").read_bytes()
            except OSError as error:
                missed.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(4):
        publish(setting.output, {**FIRST, "index.html": str(number)})
        assert setting.put(keep=1) in (0,)
    done.set()
    reader.join()
    assert missed == []
    assert setting.seen == contents(setting.output)


@pytest.mark.parametrize(
    "tamper",
    [
        lambda folder: (folder / "index.html").write_text("khác"),
        lambda folder: (folder / "index.html").unlink(),
        lambda folder: (folder / "them.html").write_text("thêm"),
        lambda folder: (folder / "SHA256SUMS").write_text("hỏng"),
        lambda folder: (folder / "ngoai").symlink_to("/etc/passwd"),
        lambda folder: (folder / "ngoai").symlink_to("/etc"),
        lambda folder: ((folder / "404.html").unlink(), (folder / "404.html").symlink_to("/etc/passwd")),
    ],
)
def test_a_folder_that_is_not_as_it_was_published_goes_nowhere(
    setting: Setting, tamper: Callable[[Path], object]
) -> None:
    tamper(setting.output)
    assert setting.put() == 1
    assert not setting.place.exists()


def test_files_of_the_host_go_along(setting: Setting) -> None:
    (setting.output / "CNAME").write_text("luutru.gov.vn")
    (setting.output / ".well-known").mkdir()
    (setting.output / ".well-known/acme").write_text("x")
    assert setting.put() == 0
    assert setting.seen == contents(setting.output)


@pytest.mark.parametrize("setting", ["folder"], indirect=True)
def test_a_file_of_the_host_that_cannot_be_read(setting: Setting, capsys: pytest.CaptureFixture[str]) -> None:
    (setting.output / ".well-known").mkdir()
    os.mkfifo(setting.output / ".well-known" / "pipe")
    assert setting.put() == 3
    assert ".well-known/pipe" in capsys.readouterr().err
    assert not (setting.place / "current").exists()


def test_no_published_folder(setting: Setting) -> None:
    shutil.rmtree(setting.output)
    assert setting.put() == 2
    setting.output.mkdir()
    assert setting.put() == 2


@pytest.mark.parametrize("address", ["http://localhost:8000", "http://127.0.0.1:8000", "https://luu-tru.test"])
def test_a_preview_goes_nowhere(setting: Setting, address: str, capsys: pytest.CaptureFixture[str]) -> None:
    publish(setting.output, {**FIRST, "robots.txt": f"User-agent: *\nDisallow:\n\nSitemap: {address}/sitemap.xml\n"})
    assert setting.put() == 2
    assert "dựng để xem thử" in capsys.readouterr().err
    assert not setting.place.exists()
    public = {**FIRST, "robots.txt": "Sitemap: https://luutru.gov.vn/sitemap.xml\n"}
    publish(setting.output, public)
    assert setting.put() == 0


def test_a_release_that_was_tampered_with_is_not_shown_again(setting: Setting) -> None:
    setting.put()
    first = dict(setting.seen)
    publish(setting.output, SECOND)
    setting.put()
    (setting.place / "releases" / setting.releases[0] / "index.html").write_text("khác")
    assert setting.put(rollback=True) == 1
    assert setting.seen == contents(setting.output)
    (setting.place / "releases" / setting.releases[0] / "index.html").write_bytes(first["index.html"])
    added = setting.place / "releases" / setting.releases[0] / "2019" / "them.html"
    added.write_text("thêm")
    assert setting.put(rollback=True) == 1, "nothing may be there that was not published"
    added.unlink()
    assert setting.put(rollback=True) == 0
    sums = setting.place / "releases" / setting.releases[1] / "SHA256SUMS"
    sums.write_text(sums.read_text().replace("a", "b"))
    publish(setting.output, {**FIRST, "index.html": "ba"})
    assert setting.put() == 0


def test_what_readers_see_was_tampered_with(setting: Setting, capsys: pytest.CaptureFixture[str]) -> None:
    setting.put()
    (setting.place / "current/index.html").write_text("khác")
    (setting.place / "current/404.html").unlink()
    assert setting.put() == 0
    assert setting.seen == contents(setting.output), "mended by a release of its own"
    said = capsys.readouterr().err
    assert "đã bị sửa" in said
    assert "404.html, index.html" in said
    added = setting.place / "current/them.html"
    added.write_text("thêm")
    publish(setting.output, SECOND)
    assert setting.put() == 0
    assert setting.seen == contents(setting.output)


def test_a_folder_of_somebody_else_stays_as_it_is(setting: Setting, capsys: pytest.CaptureFixture[str]) -> None:
    setting.place.mkdir(parents=True)
    (setting.place / "luận văn.odt").write_text("của tôi")
    assert setting.put() == 2
    assert "luận văn.odt" in capsys.readouterr().err
    assert contents(setting.place) == {"luận văn.odt": "của tôi".encode()}


def test_a_folder_in_place_of_the_link_stays_as_it_is(setting: Setting) -> None:
    setting.put()
    (setting.place / "current").unlink()
    (setting.place / "current").mkdir()
    (setting.place / "current/a").write_text("của tôi")
    publish(setting.output, SECOND)
    assert setting.put() == 2
    assert setting.seen == {"a": "của tôi".encode()}


def test_the_live_release_is_lost(setting: Setting) -> None:
    setting.put()
    shutil.rmtree((setting.place / "current").resolve())
    assert setting.put() == 0
    first = setting.seen
    assert first == contents(setting.output)
    publish(setting.output, SECOND)
    assert setting.put() == 0
    shutil.rmtree((setting.place / "current").resolve())
    assert setting.put(rollback=True) == 0
    assert setting.seen == first


def test_a_lock_of_somebody_else_stays(setting: Setting) -> None:
    setting.place.mkdir(parents=True)
    (setting.place / "lock").write_text("của tôi")
    assert (setting.put(unlock=True), setting.put(rollback=True)) == (2, 2)
    assert contents(setting.place) == {"lock": "của tôi".encode()}


def test_interrupted_while_it_takes_the_lock(setting: Setting, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = Place.lock

    def interrupted(place: Place, key: str, owner: str, minutes: int) -> None:
        lock(place, key, owner, minutes)
        (setting.place / f"lock.{key}").touch()
        raise KeyboardInterrupt

    monkeypatch.setattr(Place, "lock", interrupted)
    with pytest.raises(KeyboardInterrupt):
        setting.put()
    assert sorted(path.name for path in setting.place.iterdir()) == [".luu-tru", "releases"]


def test_two_at_once(setting: Setting, capsys: pytest.CaptureFixture[str]) -> None:
    setting.put()
    publish(setting.output, SECOND)
    (setting.place / "lock").write_text("abc\nlan@may-khac\n2026-11-28T14:00:00Z\n")
    before = setting.seen
    assert setting.put() == 3
    assert "lan@may-khac, từ 28/11/2026 21:00" in capsys.readouterr().err
    assert setting.seen == before
    assert (setting.place / "lock").read_text().startswith("abc\n"), "nobody takes a lock from another"
    assert setting.put(unlock=True, dry_run=True) == 0
    assert (setting.place / "lock").exists()
    assert setting.put(unlock=True) == 0
    assert setting.put() == 0
    assert setting.seen == contents(setting.output)
    assert not (setting.place / "lock").exists()


def test_a_lock_left_behind_expires_by_the_clock_of_the_place(setting: Setting) -> None:
    setting.put()
    publish(setting.output, SECOND)
    lock = setting.place / "lock"
    lock.write_text("abc\nlan@may-khac\n2999-01-01T00:00:00Z\n")  # by a wrong clock
    seven_hours_ago = lock.stat().st_mtime - 7 * 3600
    os.utime(lock, (seven_hours_ago, seven_hours_ago))
    assert setting.put() == 0
    assert setting.seen == contents(setting.output)
    assert sorted(path.name for path in setting.place.iterdir()) == [".luu-tru", "current", "releases"]


def test_whoever_was_too_slow_gives_way(
    setting: Setting, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The lock expired during the upload, and somebody else is deploying now."""
    setting.put()
    before, check = setting.seen, Place.check

    def slow(place: Place, name: str, digest: str) -> None:
        check(place, name, digest)
        (setting.place / "lock").write_text("abc\nlan@may-khac\n2026-11-28T14:00:00Z\n")

    monkeypatch.setattr(Place, "check", slow)
    publish(setting.output, SECOND)
    assert setting.put() == 3
    assert "lan@may-khac" in capsys.readouterr().err
    assert setting.seen == before
    assert (setting.place / "lock").read_text().startswith("abc\n")


def at_every_step(setting: Setting, shims: Path, put: Callable[[], int]) -> set[bool]:
    """Deploy the second release over the first, disturbed at each step in turn; whether readers then saw the second.

    Every fourth time, continue with what was left, as an operator would.
    """
    assert setting.put() == 0
    first, seen = contents(setting.output), set()
    second = contents(publish(setting.output, SECOND))
    before = setting.place.with_name("before")
    shutil.copytree(setting.place, before, symlinks=True)
    for step in range(1, 100):
        arm(shims, step)
        code = put()
        assert setting.seen in (first, second), step
        if not was_reached(shims):
            assert (code, setting.seen, len(setting.releases)) == (0, second, 1)
            assert step > 10
            return seen
        seen.add(setting.seen == second)
        if step % 4 == 0:
            arm(shims, 0)
            assert (setting.put(unlock=True), setting.put(keep=1)) == (0, 0)
            assert setting.seen == second
            assert sorted(path.name for path in setting.place.iterdir()) == [".luu-tru", "current", "releases"], step
            assert len(setting.releases) == 1
        shutil.rmtree(setting.place)
        shutil.copytree(before, setting.place, symlinks=True)
    raise AssertionError("it never ends")


@pytest.mark.parametrize("setting", ["folder"], indirect=True)
def test_killed_at_every_step(setting: Setting, tmp_path: Path) -> None:
    shims = put_in_the_way(tmp_path / "shims", KILL)
    environment = {"PATH": f"{shims}:{os.environ['PATH']}"}

    def put() -> int:
        code, said = run(setting.place, "--output", setting.output, "--keep", "1", env=environment)
        assert code == (-9 if was_reached(shims) else 0), said
        return code

    assert at_every_step(setting, shims, put) == {True, False}


@pytest.mark.parametrize("setting", ["folder"], indirect=True)
def test_interrupted_while_it_sends(setting: Setting, tmp_path: Path) -> None:
    assert setting.put() == 0
    before = setting.seen
    publish(setting.output, SECOND)
    shim = tmp_path / "shims" / "rsync"
    shim.parent.mkdir()
    shim.write_text("#!/bin/sh\nkill -s INT -- -$(($(ps -o sid= -p $$)))\nsleep 60\n")
    shim.chmod(0o755)
    program = "import sys; from tools.commands import main; from tools.exits import run; run(main, sys.argv[1:])"
    done = subprocess.run(
        [sys.executable, "-c", program, "deploy", setting.place, "--output", setting.output], cwd=HERE, check=False,
        env={**os.environ, "PATH": f"{shim.parent}:{os.environ['PATH']}"}, capture_output=True, start_new_session=True,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (130, b"")
    assert setting.seen == before
    assert not (setting.place / "lock").exists()
    assert setting.put() == 0
    assert setting.seen == contents(setting.output)


@pytest.mark.timeout(600)  # one deploy per step, each with several connections
def test_the_host_dies_at_every_step(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    shims = put_in_the_way(tmp_path / "shims", HANG_UP)
    folder = tmp_path_factory.mktemp("sshd")  # the name of its socket is limited to a hundred bytes
    with hosts.sshd(folder, f"{shims}:{os.environ['PATH']}") as host:
        output, place = publish(tmp_path / "output", FIRST), tmp_path / "place"

        def put(**options: object) -> int:
            return deploy(host.target(place), output, None, Options(ssh_config=host.shared, **options))  # type: ignore[arg-type]

        setting = Setting(output, place, host.target(place), put)
        assert at_every_step(setting, shims, lambda: put(keep=1)) == {True, False}


def test_a_host_that_is_away(ssh: hosts.Ssh, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = publish(tmp_path / "output", FIRST)
    target = f"ssh://127.0.0.1:{free_port()}/srv/trang"
    assert deploy(target, output, None, Options(ssh_config=ssh.config)) == 3
    assert "Không tới được" in capsys.readouterr().err


def test_a_folder_that_the_host_cannot_make(ssh: hosts.Ssh, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = publish(tmp_path / "output", FIRST)
    target = ssh.target(Path("/dev/null/trang"))
    assert deploy(target, output, tmp_path / "content", Options(ssh_config=ssh.config)) == 3
    said = capsys.readouterr().err
    assert f"Không đưa được lên {target}" in said
    assert "Không tới được" not in said, "the network is sound"


def test_a_host_that_talks(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    """As the .bashrc of its user may make it do."""
    folder = tmp_path_factory.mktemp("sshd")
    shell = folder / "bin" / "sh"
    shell.parent.mkdir()
    shell.write_text('#!/bin/bash\necho "Chào mừng"\nexec /bin/sh "$@"\n')
    shell.chmod(0o755)
    with hosts.sshd(folder, f"{shell.parent}:{os.environ['PATH']}") as host:
        output = publish(tmp_path / "output", FIRST)
        assert deploy(host.target(tmp_path / "place"), output, None, Options(ssh_config=host.config)) == 3
    assert "(Chào mừng)" in capsys.readouterr().err
    assert not (tmp_path / "place").exists()


def test_a_host_whose_key_has_changed_is_told_nothing(
    ssh: hosts.Ssh, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output, place = publish(tmp_path / "output", FIRST), tmp_path / "place"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", tmp_path / "other"], check=True)
    known = ssh.known.read_text()
    for text, said in (
        (f"[127.0.0.1]:{ssh.port} {(tmp_path / 'other.pub').read_text()}", "đã khác khóa đã biết"),
        ("", "Chưa biết khóa"),
    ):
        (tmp_path / "known").write_text(text)
        (tmp_path / "config").write_text(ssh.config.read_text().replace(str(ssh.known), str(tmp_path / "known")))
        assert deploy(ssh.target(place), output, None, Options(ssh_config=tmp_path / "config")) == 3
        assert said in capsys.readouterr().err
    assert not place.exists()
    assert ssh.known.read_text() == known


def test_a_host_that_does_not_let_us_in(ssh: hosts.Ssh, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = publish(tmp_path / "output", FIRST)
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", tmp_path / "stranger"], check=True)
    (tmp_path / "config").write_text(ssh.config.read_text().replace(f"{ssh.folder}/user", f"{tmp_path}/stranger"))
    assert deploy(ssh.target(tmp_path / "place"), output, None, Options(ssh_config=tmp_path / "config")) == 3
    assert "authorized_keys" in capsys.readouterr().err


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 400 kB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    if not ROOT or not mount or subprocess.run([mount, "-t", "tmpfs", "-o", "size=400k", "x", folder]).returncode:
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_full_disk_and_one_that_is_read_only(
    small_disk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output, place = publish(tmp_path / "output", FIRST), small_disk / "place"
    assert deploy(str(place), output, None, Options()) == 0
    before = contents(place / "current")
    publish(output, {**FIRST, "to.html": "x" * 600_000})
    assert deploy(str(place), output, None, Options()) == 3
    assert "Hết chỗ" in capsys.readouterr().err
    assert contents(place / "current") == before
    assert len([*(place / "releases").iterdir()]) == 1, "the disk is not left full"
    publish(output, SECOND)
    assert deploy(str(place), output, None, Options()) == 0
    before = contents(place / "current")
    with suppress(OSError):
        (small_disk / "filling").write_bytes(bytes(400_000))
    assert deploy(str(place), output, None, Options(rollback=True)) == 3
    assert "Hết chỗ" in capsys.readouterr().err
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    publish(output, FIRST)
    assert deploy(str(place), output, None, Options()) == 3
    assert "Không ghi được" in capsys.readouterr().err
    assert contents(place / "current") == before


def test_a_machine_without_rsync(setting: Setting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bin").mkdir()
    for name in (
        "sh",
        "ssh",
        *("mkdir", "ls", "cat", "head", "sed", "basename", "readlink", "find", "ln", "rm", "date"),
    ):
        (tmp_path / "bin" / name).symlink_to(str(shutil.which(name)))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert setting.put() == 3
    assert not (setting.place / "current").exists()
    assert not (setting.place / "lock").exists()


def travelled(place: Path) -> dict[str, int]:
    """The files of the current release that are shared with no other release, with their sizes."""
    current = (place / "current").resolve()
    others = {path.stat().st_ino for one in (place / "releases").iterdir() if one != current for path in one.rglob("*")}
    files = ((path, path.stat()) for path in current.rglob("*") if path.is_file())
    return {str(path.relative_to(current)): found.st_size for path, found in files if found.st_ino not in others}


def test_little_travels_where_little_changed(setting: Setting) -> None:
    many = {**FIRST, **{f"2019/10/bai-{number}/index.html": f"<p>{number}" * 500 for number in range(300)}}
    publish(setting.output, many)
    assert setting.put() == 0
    publish(setting.output, {**many, "2019/10/bai-7/index.html": "<p>khác"})
    assert setting.put() == 0
    assert travelled(setting.place).keys() == {"2019/10/bai-7/index.html", "manifest.json", "SHA256SUMS"}


def test_what_has_only_another_name_does_not_travel(setting: Setting) -> None:
    """Nor if a file has replaced a folder, if the content is in several places, or if the name has unusual
    characters."""
    texts = {name: name * 50 for name in ("một", "hai", "ba", "bốn")}
    old = {"a": texts["một"], "b/c": texts["hai"], "b/d": texts["hai"], "é ' \"/$(x) *": texts["ba"]}
    new = {"a/m n": texts["một"], "b": texts["hai"], "c/d/e": texts["hai"], "-x/`y`/đ": texts["ba"], "z": texts["bốn"]}
    for files in (old, new):
        publish(setting.output, {"index.html": "trang đầu", **files})
        assert setting.put() == 0
        assert setting.seen == contents(setting.output)
    assert travelled(setting.place).keys() == {"z", "manifest.json", "SHA256SUMS"}


def test_what_lies_there_otherwise_than_its_list_says_travels_anew(setting: Setting) -> None:
    assert setting.put() == 0
    (setting.place / "current/tim-kiem/chi-muc/a/bcde-xyz.txt").write_text("khác")
    incoming = setting.place / "releases/.incoming"
    (incoming / "tim-kiem/chi-muc/b/cdef-xyz.txt").mkdir(parents=True)  # left unfinished by an earlier deploy
    (incoming / "2021").write_text("x")
    publish(setting.output, SECOND)
    assert setting.put() == 0
    assert setting.seen == contents(setting.output)
