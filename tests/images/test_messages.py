"""The messages about images: each is used in code, caused by some test, and names the cure."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import yaml

from tests.tables import every

FOLDER = Path(__file__).resolve().parents[2] / "plugins" / "images"
TEXTS: dict[str, str] = yaml.safe_load((FOLDER / "messages.yaml").read_text(encoding="utf-8"))
FAULTS = list(TEXTS)[: list(TEXTS).index("moving-note")]
"""The messages for editors; the rest are for readers."""
CODE = "\n".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.py"))
TESTS = "\n".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))


def is_in(code: str, text: str) -> bool:
    """Whether a text has a code, in full or without "image-", which is prefixed to the faults of files."""
    return f'"{code}"' in text or f'"{code.removeprefix("image-")}"' in text


@every("code", sorted(TEXTS))
def test_nothing_is_kept_that_nobody_says(code: str) -> None:
    assert is_in(code, CODE)


@every("code", FAULTS)
def test_every_fault_is_brought_about(code: str) -> None:
    assert is_in(code, TESTS)


@every("code", FAULTS)
def test_a_fault_says_what_and_how_to_mend_it(code: str) -> None:
    what, _, cure = TEXTS[code].partition(": ")
    assert what
    assert len(cure) > 10
    assert unicodedata.is_normalized("NFC", TEXTS[code])
    assert not TEXTS[code].endswith(".")
