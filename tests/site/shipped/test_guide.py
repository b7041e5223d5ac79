"""The guide names all that editors may write, and its examples are right."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from plugins.content.fields import KEYS
from plugins.content.model import Archive
from plugins.content.reading import Rules, read_file
from plugins.content.source import SourceFile
from plugins.core.diagnostics import Diagnostic
from plugins.notices import reading as notices
from plugins.notices.model import Contact
from plugins.privacy import declarations
from plugins.records import corrections, withdrawals
from plugins.vietnamese.dates import parse
from tests.archives import CAPABILITIES
from tests.tables import every

GUIDE_PATH = Path(__file__).parents[3] / "HUONG-DAN.md"
GUIDE = GUIDE_PATH.read_text(encoding="utf-8")
DESK = Path(__file__).parents[3] / "tools" / "desk"
EXAMPLES = re.findall(r"^```markdown\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
SAMPLES = re.findall(r"^```yaml\n((notice|corrections|withdrawn|personal|documents):.*?)^```", GUIDE, re.M | re.S)
FAULTS = "".join(path.read_text(encoding="utf-8") for path in (GUIDE_PATH.parent / "plugins").rglob("messages.yaml"))
RULES = Rules.of(CAPABILITIES)
HEAD, BODIES = EXAMPLES[0], EXAMPLES[1:]
DATES = re.findall(r"`([^`]+)`", "".join(re.findall(r"^\| (?:Ngày|Tháng|Quý|Khoảng).*$", GUIDE, re.MULTILINE)))


@every("key", [*KEYS, *(key.name for key in CAPABILITIES.keys)])
def test_every_key_is_named(key: str) -> None:
    assert f"`{key}`" in GUIDE


@every("key", [*notices.KEYS, *Contact.__struct_fields__, *corrections.KEYS, *withdrawals.KEYS, *declarations.KEYS])
def test_every_key_below_is_named(key: str) -> None:
    assert re.search(rf"`{key}[:`]|^ +(?:- )?{key}:", GUIDE, re.MULTILINE)


def test_every_category_is_named(archive: Archive) -> None:
    for category in archive.data.categories.values():
        assert f"| `{category.slug}` | {category.title} |" in GUIDE


@every("text", DATES)
def test_dates_are_read(text: str) -> None:
    assert parse(text, anchor=date(2019, 9, 5)).text


def test_what_the_first_example_leaves_to_write_is_told_once_published() -> None:
    source = HEAD.replace("status: draft\n", "")
    result, _ = read_file(SourceFile("bai-viet/2019/2019-12-05-giao-ban-quy-iv.md", source.encode()), RULES)
    assert [fault.line for fault in result.diagnostics if fault.code == "placeholder"] == [5, 12, 14, 17]


@every(
    "said", re.findall(r"^\| ([^|`]*[^|` ]) \| [^|]+\|$", GUIDE.partition("## Khi `check` báo lỗi")[2], re.MULTILINE)
)
def test_faults_are_named_as_check_names_them(said: str) -> None:
    if said in ("Máy báo", "Việc"):
        return
    for words in re.split("; ", said):
        assert re.search(".*".join(map(re.escape, re.split("…|«[^»]*»", words))), FAULTS), words


@pytest.mark.parametrize("example", [HEAD, *(f"{HEAD}\n{body}" for body in BODIES)])
def test_examples_are_without_faults(example: str) -> None:
    file = SourceFile("bai-viet/2019/2019-12-05-giao-ban-quy-iv.md", example.encode())
    result, _ = read_file(file, RULES)
    assert result.record
    assert [str(fault) for fault in result.diagnostics if is_error(fault)] == []


@pytest.mark.parametrize(("example", "key"), SAMPLES, ids=[key for _, key in SAMPLES])
def test_samples_of_the_head_are_without_faults(example: str, key: str) -> None:
    text = HEAD.replace("\n---\n", f"\n{example}---\n", 1)
    result, _ = read_file(SourceFile("bai-viet/2019/2019-12-05-giao-ban-quy-iv.md", text.encode()), RULES)
    assert result.record
    assert key in result.record.extra
    assert [str(fault) for fault in result.diagnostics if is_error(fault)] == []


def test_its_links_lead_to_its_headings() -> None:
    headings = re.findall(r"^#+ (.+)$", re.sub(r"^```.*?^```", "", GUIDE, flags=re.MULTILINE | re.DOTALL), re.MULTILINE)
    anchors = {re.sub(r"[^\w\s-]", "", heading).strip().lower().replace(" ", "-") for heading in headings}
    links = re.findall(r"\]\(#([^)]+)\)", GUIDE)
    assert links
    assert [link for link in links if link not in anchors] == []


def is_error(fault: Diagnostic) -> bool:
    return fault.level == "error"


def test_examples_of_links_lead_to_articles(archive: Archive) -> None:
    files = {article.file: article.body.anchors for article in archive.articles}
    links = re.findall(r"\]\(\.\./(\S+\.md)(?:#(\S+?))?\)", "".join(BODIES))
    assert links
    for path, anchor in links:
        assert not anchor or anchor in files[f"bai-viet/{path}"]
        assert f"bai-viet/{path}" in files


def test_what_the_guide_says_of_the_desk_stands_there() -> None:
    templates = "".join(path.read_text(encoding="utf-8") for path in (DESK / "templates").glob("*.html"))
    said = re.sub(r"\s*<[^>]+>\s*", "", templates) + (DESK / "messages.yaml").read_text(encoding="utf-8")
    labels = re.findall(r"«([^»]+)»", GUIDE.partition("# Tra cứu khi viết")[0])
    assert len(labels) > 20
    assert [label for label in labels if label.rstrip("…") not in said] == []


def test_its_pictures_are_there() -> None:
    pictures = re.findall(r"!\[[^]]+\]\((huong-dan/[^)]+)\)", GUIDE)
    assert pictures
    for path in pictures:
        assert (DESK.parents[1] / path).is_file()
