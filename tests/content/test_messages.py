"""Messages to editors: complete, in good Vietnamese, and with a fix."""

from __future__ import annotations

import re
import string
import unicodedata
from pathlib import Path

import yaml

from plugins.content.fields import KEYS
from plugins.content.messages import MESSAGES
from plugins.vietnamese.text import fold
from tests.archives import ROOT
from tests.tables import every

FOLDER = ROOT / "plugins" / "content"
TEXTS: dict[str, str] = yaml.safe_load((FOLDER / "messages.yaml").read_text(encoding="utf-8"))
LABELS = frozenset(
    {
        "near",
        "table-label",
        "in-file",
        "in-file-page",
        "national-name",
        "national-motto",
        "period-month",
        "period-quarter",
        "slot-month",
        "slot-quarter",
        "crumb-year",
        "crumb-month",
        "footnote-back",
        "removed",
    }
)
"""Words for pages, and the phrase that suggests a name."""
FAULTS = sorted(TEXTS.keys() - LABELS)
SAY_ELSEWHERE = frozenset({"date", "date-flag", "text-date"})
"""Their fix is in the messages of dates (plugins/vietnamese/messages.yaml)."""
CODE = "\n".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.rglob("*.py")))


@every("code", sorted(TEXTS.keys() - {"slot-month", "slot-quarter"}))  # put together from a rhythm
def test_nothing_is_kept_that_nobody_says(code: str) -> None:
    assert f'"{code}"' in CODE


def test_nothing_is_said_that_is_not_there() -> None:
    said = re.findall(r'(?:diagnostics\.error|diagnostics\.warning|MESSAGES\.say|_Refused)\(\s*"([a-z0-9-]+)"', CODE)
    assert set(said) <= TEXTS.keys()


@every("code", FAULTS)
def test_a_fault_says_what_and_how_to_mend_it(code: str) -> None:
    text = TEXTS[code]
    what, _, cure = text.partition(": ")
    assert what
    assert len(cure) > 10 or code in SAY_ELSEWHERE, text
    assert text == text.strip()
    assert not text.endswith(".")
    assert "  " not in text
    assert unicodedata.is_normalized("NFC", text)
    assert "\n" not in text


@every("code", FAULTS)
def test_no_jargon(code: str) -> None:
    words = r"\b(?:YAML|parse|token|alias|regex|exception|syntax|encoding|invalid|error|null|string|boolean)\b"
    shown = re.sub(r"\{\w+\}|«[^»]*»|aliases|\w+\.yaml", "", TEXTS[code])
    assert not re.search(words, shown, re.IGNORECASE), TEXTS[code]


@every("code", sorted(TEXTS))
def test_its_values_can_be_filled_in(code: str) -> None:
    names = {name for _, name, _, _ in string.Formatter().parse(TEXTS[code]) if name is not None}
    assert "{" not in MESSAGES.say(code, **dict.fromkeys(names, "x"))


def test_every_key_has_other_names_of_its_own() -> None:
    others = [other for names in KEYS.values() for other in names]
    assert len(others) == len(set(others))
    assert all(other == fold(other) for other in others)
    assert not set(others) & set(KEYS)


def test_every_fault_is_in_a_table_of_the_tests() -> None:
    """A message that no test triggers may be one that no editor can trigger."""
    tests = "\n".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    tests += "\n".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "tests/site/faults").rglob("diagnostics.txt")
    )
    rare = {"conversion", "yaml"}
    assert [code for code in FAULTS if code not in rare and not re.search(rf'["\s]{code}["\s]', tests)] == []
