"""Buckets in a real object storage: the order of uploads, what stays, what is refused; killed at every step."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.deploy import hosts
from tests.deploy.kit import FIRST, SECOND, contents, publish, run
from tools.deploy import bucket as buckets
from tools.deploy.bucket import OURS, Bucket
from tools.deploy.command import Options, deploy
from tools.deploy.files import cache_of, phase_of, type_of
from tools.deploy.targets import BucketTarget
from tools.servers import free_port

pytestmark = pytest.mark.slow


class Setting(NamedTuple):
    """A release to deploy into a bucket, under its own prefix. put: deploys it and returns the exit code."""

    output: Path
    prefix: str
    target: str
    client: Any
    put: Callable[..., int]

    @property
    def seen(self) -> dict[str, bytes]:
        """Every object that readers see, by path."""
        return {path: self.client.get_object(Bucket=hosts.BUCKET, Key=self.prefix + path)["Body"].read()
                for path in self.paths() if not path.startswith(OURS)}  # fmt: skip

    def paths(self) -> list[str]:
        listed = self.client.list_objects_v2(Bucket=hosts.BUCKET, Prefix=self.prefix).get("Contents", ())
        return sorted(one["Key"].removeprefix(self.prefix) for one in listed)

    def write(self, path: str, content: bytes) -> None:
        self.client.put_object(Bucket=hosts.BUCKET, Key=self.prefix + path, Body=content)

    def empty(self) -> None:
        for path in self.paths():
            self.client.delete_object(Bucket=hosts.BUCKET, Key=self.prefix + path)


@pytest.fixture
def setting(storage: hosts.Storage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Setting]:
    for name, value in storage.environment.items():
        monkeypatch.setenv(name, value)
    prefix = f"{tmp_path.name}/"
    output, target = publish(tmp_path / "output", FIRST), f"s3://{hosts.BUCKET}/{prefix}"

    def put(**options: Any) -> int:
        return deploy(target, output, tmp_path / "content", Options(**options))

    made = Setting(output, prefix, target, storage.client(), put)
    yield made
    made.empty()


def named_by_content(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {path: content for path, content in files.items() if phase_of(path) == 0}


def test_a_release_and_the_next_one(setting: Setting) -> None:
    assert setting.put() == 0
    first = contents(setting.output)
    assert setting.seen == first
    for path in first:
        told = setting.client.head_object(Bucket=hosts.BUCKET, Key=setting.prefix + path)
        assert (told["ContentType"], told["CacheControl"]) == (type_of(path), cache_of(path))
    publish(setting.output, SECOND)
    assert setting.put() == 0
    assert setting.seen == {**contents(setting.output), **named_by_content(first)}, "readers in mid-visit need these"


def test_only_what_changed_is_put_and_pages_last(setting: Setting, monkeypatch: pytest.MonkeyPatch) -> None:
    setting.put()
    publish(setting.output, SECOND)
    sent: list[str] = []
    put, delete = Bucket.put, Bucket.delete
    monkeypatch.setattr(
        Bucket, "put", lambda self, path, *rest, **more: (sent.append(path), put(self, path, *rest, **more))[1]
    )
    monkeypatch.setattr(Bucket, "delete", lambda self, path: (sent.append(f"-{path}"), delete(self, path))[1])
    assert setting.put() == 0
    done = [path for path in sent if OURS not in path]
    changed = {path for path, text in SECOND.items() if text not in FIRST.values()}
    assert {path for path in done if path[0] != "-"} == changed | {"manifest.json", "SHA256SUMS"}
    assert [path for path in done if path[0] == "-"] == ["-2019/09/bai/index.json"]
    phases = [4 if path[0] == "-" else phase_of(path) for path in done]
    assert phases == sorted(phases)
    sent.clear()
    assert setting.put() == 0
    assert [path for path in sent if "lock" not in path] == []


def test_what_is_there_under_another_name_does_not_travel(setting: Setting, monkeypatch: pytest.MonkeyPatch) -> None:
    setting.put()
    moved = "tim-kiem/chi-muc/b/cdef-uvw.txt"
    publish(setting.output, {**SECOND, moved: FIRST["tim-kiem/chi-muc/a/bcde-uvw.txt"], "b.json": FIRST["index.html"]})
    sent: list[str] = []
    put = Bucket.put
    monkeypatch.setattr(
        Bucket, "put", lambda self, path, *rest, **more: (sent.append(path), put(self, path, *rest, **more))[1]
    )
    assert setting.put() == 0
    assert moved not in sent
    assert contents(setting.output).items() <= setting.seen.items()
    told = setting.client.head_object(Bucket=hosts.BUCKET, Key=setting.prefix + moved)
    assert (told["ContentType"], told["CacheControl"]) == (type_of(moved), cache_of(moved))
    publish(setting.output, {**SECOND, "2.html": SECOND["index.html"]})
    setting.write("index.html", b"altered")  # the source of the copy has changed
    assert setting.put() == 0
    assert contents(setting.output).items() <= setting.seen.items()


def test_old_files_named_by_their_content_go_after_a_while(setting: Setting, monkeypatch: pytest.MonkeyPatch) -> None:
    setting.put()
    old = named_by_content(contents(setting.output))
    publish(setting.output, SECOND)
    setting.put()
    assert old.keys() <= setting.seen.keys()
    monkeypatch.setattr(buckets, "KEPT", 0)
    setting.put()
    assert setting.seen == contents(setting.output)


def test_they_go_at_once_where_nothing_old_may_stay(setting: Setting) -> None:
    setting.put()
    for files in (SECOND, FIRST, SECOND):  # SECOND comes back after FIRST
        publish(setting.output, files)
        assert setting.put(keep=1) == 0
        assert setting.seen == contents(setting.output)


def test_what_somebody_altered_or_deleted_is_mended(setting: Setting) -> None:
    setting.put()
    setting.write("index.html", b"x")
    setting.client.delete_object(Bucket=hosts.BUCKET, Key=f"{setting.prefix}404.html")
    assert setting.put() == 0
    assert setting.seen == contents(setting.output)


def test_objects_of_somebody_else_stay(setting: Setting, capsys: pytest.CaptureFixture[str]) -> None:
    setting.write("luận văn.odt", b"x")
    assert setting.put() == 2
    assert "luận văn.odt" in capsys.readouterr().err
    assert setting.seen == {"luận văn.odt": b"x"}
    setting.empty()
    setting.write("CNAME", b"luutru.gov.vn")
    assert setting.put() == 0
    setting.write("2021/01/moi/index.html", b"x")
    setting.write("khac.txt", b"x")
    before = setting.seen
    publish(setting.output, SECOND)
    assert setting.put() == 2
    assert setting.seen == before
    setting.client.delete_object(Bucket=hosts.BUCKET, Key=f"{setting.prefix}2021/01/moi/index.html")
    assert setting.put() == 0
    assert (setting.seen["khac.txt"], setting.seen["CNAME"]) == (b"x", b"luutru.gov.vn")
    setting.write(f"{OURS}record.json", b"x")
    assert setting.put() == 2


def test_a_dry_run_tells_and_touches_nothing(setting: Setting, capsys: pytest.CaptureFixture[str]) -> None:
    assert setting.put(dry_run=True) == 0
    assert setting.paths() == []
    told = capsys.readouterr().out
    assert "thêm: index.html" in told
    assert f"Thêm {len(contents(setting.output))}, thay 0, bỏ 0" in told


def test_nothing_can_be_rolled_back(setting: Setting) -> None:
    assert setting.put(rollback=True) == 2


def test_two_at_once(setting: Setting, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    setting.put()
    publish(setting.output, SECOND)
    setting.write(f"{OURS}lock/abc", b'{"owner": "lan@may-khac"}')
    before = setting.seen
    assert setting.put() == 3
    assert "lan@may-khac, từ 20" in capsys.readouterr().err
    assert setting.seen == before
    monkeypatch.setattr("tools.deploy.command.EXPIRES", -1)
    assert setting.put() == 0, "by the clock of the storage, it was left behind"
    setting.write(f"{OURS}lock/abc", b"x")
    monkeypatch.setattr("tools.deploy.command.EXPIRES", 60)
    assert (setting.put(), setting.put(unlock=True), setting.put()) == (3, 0, 0)
    assert [path for path in setting.paths() if "lock" in path] == []


def test_a_folder_that_is_not_as_it_was_published_goes_nowhere(setting: Setting) -> None:
    (setting.output / "index.html").write_text("khác")
    assert setting.put() == 1
    assert setting.paths() == []


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("AWS_SECRET_ACCESS_KEY", "sai", "từ chối"),
        ("AWS_ENDPOINT_URL", "http://127.0.0.1:{port}", "Không tới được"),
        ("AWS_ENDPOINT_URL", "khong phai dia chi", "từ chối"),
        ("AWS_ACCESS_KEY_ID", "test:reader", "từ chối"),
    ],
)
def test_a_storage_that_refuses_or_is_away(
    setting: Setting,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    value: str,
    said: str,
) -> None:
    monkeypatch.setenv(name, value.format(port=free_port()))
    assert setting.put() == 3
    assert said in capsys.readouterr().err
    assert setting.paths() == []


def test_without_keys(setting: Setting, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", os.devnull)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    assert setting.put() == 3
    assert "AWS_SECRET_ACCESS_KEY" in capsys.readouterr().err
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    assert setting.put() == 3
    said = capsys.readouterr().err
    assert "AWS_SECRET_ACCESS_KEY" in said
    assert "Unable" not in said


def test_a_bucket_that_is_not_there(setting: Setting, tmp_path: Path) -> None:
    assert deploy("s3://khong-co-thung-nay", setting.output, tmp_path / "content", Options()) == 3


def test_killed_at_every_step(setting: Setting) -> None:
    """A bucket is not switched atomically: each page is old or new, with all that it points to, and the next deploy
    uploads the rest."""
    assert setting.put() == 0
    first, second = (contents(publish(setting.output, files)) for files in (FIRST, SECOND))
    for step in range(1, 300, 3):
        before, after = (first, second) if step % 2 else (second, first)
        publish(setting.output, SECOND if step % 2 else FIRST)
        code, said = run(setting.target, "--output", setting.output, dies_at=step)
        seen = setting.seen
        for path, content in seen.items():
            assert content in (first.get(path), second.get(path)), (step, path)
            for asset in re.findall(r"/(theme/[^>]+)", content.decode()):
                assert asset in seen, (step, path)
        assert before.keys() & after.keys() <= seen.keys(), step
        if code == 0:
            break
        assert code == -9, said
        assert (setting.put(unlock=True), setting.put()) == (0, 0)
        seen = setting.seen
        assert after.items() <= seen.items(), step
        record = Bucket(BucketTarget(hosts.BUCKET, setting.prefix)).record()
        assert record
        assert record.files.keys() | record.dropped.keys() == seen.keys(), "nothing is forgotten there"
    assert step > 15
