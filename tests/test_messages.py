"""Messages of all rooms: every fault has a cure, in the same words everywhere, spelt in one way."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import yaml

from tests.archives import ROOT
from tests.tables import every

FILES = sorted(path for top in ("plugins", "tools") for path in (ROOT / top).rglob("messages.yaml"))
SAID = re.compile(r"""(?:error|warning|report|Fault|diagnostic|suggest)\((?:[\w.\[\]()]+, )*"([a-z0-9_-]+)"[,)]""")
FAULT = re.compile(r"(?:image|file(?!-title)|document|refused|notice|person|output|siteurl|cluster|target|host)-")
"""Matches the codes of faults that the code names elsewhere."""
CURE = re.compile(r"(?:[:;?]|, hoặc|\. (?=[A-ZĐ])) ?\S.{7,}")
ELSEWHERE = re.compile(r": \{(?:fault|what|why)\}\.?\Z")
"""Matches a message whose cure is in what it quotes."""
BETTER = {
    "quản trị kỹ thuật": "người phụ trách kỹ thuật",
    "phụ trách kho": "người phụ trách kỹ thuật",
    "quản máy chủ": "người quản trị máy chủ",
    "lời tả": "lời mô tả",
    "độc giả": "bạn đọc",
    "gỡ bài": "rút bài",
    "xuất bản lại": "chạy publish lại",
    "số hiệu và": "số ký hiệu và",
    "link": "liên kết",
    "website": "trang web",
    "folder": "thư mục",
    "click": "bấm",
}
"""Words that editors would have to guess at, each with the one that is used everywhere."""
LATE_MARK = re.compile(r"o[àáảãạèéẻẽẹ]\b|(?<!q)u[ỳýỷỹỵ]\b")
"""Matches "hoá", "thuỷ" beside "hóa", "thủy"."""


@every("path", FILES)
def test_faults_have_cures_and_things_one_name(path: Path) -> None:
    texts: dict[str, str] = yaml.safe_load(path.read_text(encoding="utf-8"))
    code = "\n".join(file.read_text(encoding="utf-8") for file in path.parent.rglob("*.py"))
    said = texts.keys() & {*SAID.findall(code), *filter(FAULT.match, texts)}
    assert {one for one in said if not (CURE.search(texts[one]) or ELSEWHERE.search(texts[one]))} == set()
    for one, text in texts.items():
        shown = re.sub(r"\{\w+\}|«[^»]*»|“[^”]*”|\b[a-z_]+:|--\w+", "", text).lower()
        assert {word: BETTER[word] for word in BETTER if re.search(rf"(?<!\w){word}(?!\w)", shown)} == {}, one
        assert not LATE_MARK.search(shown), one
        assert unicodedata.is_normalized("NFC", text), one
