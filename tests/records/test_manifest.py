from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.content.targets import PublishedFile
from plugins.records.manifest import manifest_files
from tests import archives

CONTENTS = {"index.html": b"<p>", "2019/09/x/index.html": "chữ".encode(), "feeds/a b.xml": b""}


def published() -> tuple[PublishedFile, ...]:
    digests = {path: hashlib.sha256(content).hexdigest() for path, content in CONTENTS.items()}
    return tuple(PublishedFile(path, sha256=digests[path], size=len(CONTENTS[path])) for path in sorted(CONTENTS))


def test_the_manifest() -> None:
    manifest, _ = manifest_files(published())
    value = json.loads(archives.content(manifest))
    assert (value["format"], value["count"], value["bytes"]) == ("luu-tru-manifest/1", 3, 8)
    assert value["files"]["index.html"] == {"sha256": hashlib.sha256(b"<p>").hexdigest(), "size": 3}


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="no sha256sum on this machine")
def test_another_program_reads_the_checksums(tmp_path: Path) -> None:
    for path, content in CONTENTS.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    for file in manifest_files(published()):
        (tmp_path / file.address.lstrip("/")).write_bytes(archives.content(file))
    command = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    assert subprocess.run(command, cwd=tmp_path, check=False).returncode == 0
    assert (tmp_path / "SHA256SUMS").read_text().count("\n") == 4


def test_the_same_files_give_the_same_bytes() -> None:
    assert list(manifest_files(published())) == list(manifest_files(published()))


@given(st.dictionaries(st.text(min_size=1), st.integers(0, 2**60), max_size=5))  # the sum fits in 64 bits
def test_the_manifest_is_json_whatever_the_files_are_called(sizes: dict[str, int]) -> None:
    digest = hashlib.sha256().hexdigest()
    manifest, _ = manifest_files(
        [PublishedFile(path, sha256=digest, size=size) for path, size in sorted(sizes.items())]
    )
    value = json.loads(archives.content(manifest))
    assert value["files"] == {path: {"sha256": digest, "size": size} for path, size in sizes.items()}
    assert archives.content(manifest) == json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
