"""No setting of the machine changes the output or breaks the build."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from .child import run
from .sources import ARTICLE, article, write

pytestmark = pytest.mark.slow
NEVER_INSTALLED = "vi_VN.TCVN5712-1"
GIT = dict.fromkeys(("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"), "/nowhere") | {"GIT_TRACE": "1"}
PYTHON = {"PYTHONHASHSEED": "123", "PYTHONOPTIMIZE": "2", "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "20"}
OTHERS = {"http_proxy": "http://127.0.0.1:1", "TMPDIR": "/nowhere", "PAGER": "false"}
VARIABLES = {
    "a desktop in Viet Nam, and Git's": {
        "LANG": "vi_VN.UTF-8", "LANGUAGE": "vi", "LC_TIME": "vi_VN.UTF-8", "TZ": "Asia/Saigon", **GIT,
    },
    "a locale that is not there, and others": {
        **dict.fromkeys(("LANG", "LC_ALL", "LC_CTYPE", "LC_TIME"), NEVER_INSTALLED), **OTHERS,
    },
    "a server, and Python's": {
        "LC_ALL": "C", "LANG": "C", "TZ": "America/Lima", "HOME": "/nowhere", "TERM": "dumb", "NO_COLOR": "1",
        **PYTHON,
    },
}  # fmt: skip


def built(content: Path, output: Path, variables: dict[str, str]) -> str:
    """The digest of a build with these environment variables."""
    cost = run("build", "--content", str(content), "--output", str(output), "--cold", environment=variables)
    assert cost.code == 0, cost.output
    digest = hashlib.sha256()
    for path in sorted(path for path in output.rglob("*") if path.is_file()):
        digest.update(path.relative_to(output).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    body = "Thứ Năm, ngày 05/09/2019, [Bộ](https://a.vn/) họp.\n\n## Mục\n\n| a | b |\n|---|---|\n| 1 | 2 |"
    files = {ARTICLE: article(body, "tags: [giao ban, báo chí]", "authors: Đăng Quý")}
    return write(tmp_path_factory.mktemp("machine") / "content", files)


@pytest.fixture(scope="module")
def plain(content: Path) -> str:
    return built(content, content.parent / "plain", {})


@pytest.mark.parametrize("name", VARIABLES)
def test_no_variable_changes_the_site(content: Path, plain: str, name: str, tmp_path: Path) -> None:
    assert built(content, tmp_path / "site", VARIABLES[name]) == plain
