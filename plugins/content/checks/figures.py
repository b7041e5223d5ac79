"""Figures that cannot be right: years that go backwards, years that the sexagenary cycle lacks, numbers and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from plugins.core.diagnostics import Diagnostics
from plugins.vietnamese.names import BRANCHES, STEMS
from plugins.vietnamese.text import fold

from ..fields import near
from ..letters import UPPER
from ..lines import Lines

Found = tuple[str, str, dict[str, str]]
"""The code of a message, the words that it is about, and its values."""
_YEAR = r"(?:19|20)\d\d"
_YEARS = [
    re.compile(rf"{century}\d\d\s?(?:[-–—/]|đến(?: hết)?(?: năm)?)\s?(?P<last>{_YEAR})(?!\d)")
    for century in ("19", "20")  # one pattern each, which is found by its first figures
]
_LEAD = re.compile(
    r"(?:giai đoạn|nhiệm kỳ|niên kho[áa]|niên khóa|năm học|thời kỳ|chu kỳ|khóa|khoá|từ)(?: học)?(?: từ)?(?: năm)?\s*$",
    re.IGNORECASE,
)
_LEAD_LENGTH = 24
_NUMBER = re.compile(r"[\w-]*$")
_NUMBERED = re.compile(
    rf"/(?P<year>{_YEAR})/(?P<sign>[A-ZĐ][\w-]*)(?:\s+của\s+[^.;,\n]{{2,60}}?)?,?\s+(?:ban hành\s+)?ngày\s+\d{{1,2}}"
    rf"(?:\s*[/.-]\s*\d{{1,2}}\s*[/.-]\s*|\s+tháng\s+\d{{1,2}}\s+năm\s+)(?P<dated>{_YEAR})(?!\d)"
)
_OTHER_BRANCHES = {"Tí": "Tý", "Tị": "Tỵ", "Mẹo": "Mão"}
_BRANCH = "|".join((*BRANCHES, *_OTHER_BRANCHES))
_CYCLES = [
    re.compile(rf"{lead} (?P<stem>[{UPPER}][^\W\d_]{{1,4}}) (?P<branch>{_BRANCH})(?!\w)")
    for lead in ("ăm", "Tết", "uân", "án")  # the end of "năm", "Xuân", "Nguyên đán": found by its letters
]
_ALIKE = 0.75


def check(text: str, as_printed: Sequence[str], lines: Lines, diagnostics: Diagnostics) -> None:
    """Look at a plain text; as_printed: words that are known to be wrong, and are not looked at."""
    for code, found, values in find_faults(text):
        if not any(printed in found or found in printed for printed in as_printed):
            diagnostics.warning(code, lines.line_of(found), found=found, **values)


def find_faults(text: str) -> Iterator[Found]:
    """What cannot be, in the order of the kinds."""
    for match in (match for years in _YEARS for match in years.finditer(text)):
        lead = _LEAD.search(text[max(match.start() - _LEAD_LENGTH, 0) : match.start()])
        if lead and match["last"] <= match[0][:4]:
            yield "years-backwards", f"{lead[0].lstrip()}{match[0]}", {}
    for match in _NUMBERED.finditer(text):
        if match["year"] != match["dated"]:
            number = _NUMBER.search(text[max(match.start() - _LEAD_LENGTH, 0) : match.start()])
            yield (
                "number-date",
                f"{number[0] if number else ''}{match[0]}",
                {"year": match["year"], "dated": match["dated"]},
            )
    for match in (match for years in _CYCLES for match in years.finditer(text)):
        stem, branch = match["stem"], match["branch"]
        if not _is_year(stem, branch) and (meant := _alike(stem)):
            right = next((f"{name} {branch}" for name in meant if _is_year(name, branch)), "")
            yield "cycle-year", f"{stem} {branch}", {"near": near(right)}


def _place(names: Sequence[str], name: str) -> int | None:
    return names.index(name) if name in names else None


def _is_year(stem: str, branch: str) -> bool:
    """Whether two names make one of the sixty years: both are odd or both are even."""
    first, second = _place(STEMS, stem), _place(BRANCHES, _OTHER_BRANCHES.get(branch, branch))
    return first is not None and second is not None and (first - second) % 2 == 0


def _alike(stem: str) -> list[str]:
    """The stems that a word could be meant for; none where it is another word, such as a name."""
    return [name for name in STEMS if SequenceMatcher(None, fold(name), fold(stem)).ratio() >= _ALIKE]
