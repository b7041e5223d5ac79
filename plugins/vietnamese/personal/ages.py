"""Ages of named persons: "bà Mẫu, 63 tuổi", "cậu bé 9 tuổi Lê Mẫu"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .expressions import expression
from .findings import AROUND, PersonalData, finding
from .lexicon import any_of
from .lines import Line
from .names import names_in, starts_with_name
from .subjects import bearer

_AFTER = 24  # characters examined after the word "tuổi"
_LONGEST_AGE = 11  # characters of an age before that word, with the space
_AGE = expression(
    r"(?i)(?<![\d./])(?<!\d,)(?P<value>\d{1,3}\s+(?:tháng\s+)?tuổi(?!\s+(?:đảng|nghề|quân|thọ|đoàn|đời|ngành))"
    r"|\btuổi\s*:\s*\d{1,3}(?!\d|\s*[-–]\s*\d)|(?:(?<=\bở\s)|(?<=\bcái\s)|(?<=\bsang\s)|(?<=\bqua\s)|(?<=,\s)|(?<=\())tuổi\s+(?:thứ\s+|ngoài\s+|gần\s+|đã\s+)?\d{1,3}(?![\d.,/–-]*\d))(?!\w)"
)
_IN_WORDS = expression(any_of("age_in_words"))
_ABOUT = expression(any_of("approximate"))
_NO_AGE = expression(rf"(?i)(?:{any_of('before_ages')})\s*$")
"""Matches before an age that is nobody's, or was long ago."""
_AFTER_NAME = expression(r"[\w).](?:\s*[,(]|\s+[–-]|\s+năm\s+nay|\s*:)?\s*(?:\(|nay\s+|hiện\s+)?$")


def aged(line: Line, start: int, end: int) -> Iterator[PersonalData]:
    """The age at the word "tuổi" at text[start:end], if it is that of a named person; a guess for initials."""
    match = _AGE.search(line.text, max(line.start, start - _LONGEST_AGE), end + _AFTER)
    match = match or _IN_WORDS.search(line.text, max(line.start, start - AROUND), end)
    if match and (sure := _is_sure(match, line)) is not None:
        yield finding("age", match[0], sure=sure)


def _is_sure(match: re.Match[str], line: Line) -> bool | None:
    """Whether an age is that of a named person; a guess (False) for initials, None if nobody's."""
    scope = line.scope(*match.span())
    if ":" in match[0]:
        return line.in_form or scope.person or None
    if not scope.names or scope.past or scope.office_of_one or line.of_official(scope):
        return None
    before = _ABOUT.sub("", line.before(match.start(), AROUND))
    rest = line.text[match.end() + 1 : match.end() + AROUND].lstrip()
    fronted = starts_with_name(rest)
    beside_name = _AFTER_NAME.search(before) or fronted
    if not match[0].startswith(("t", "T")) and (_NO_AGE.search(before) or not beside_name):
        return None
    owner = scope.named_before(scope.place) or (next(names_in(rest)) if fronted else bearer(scope, ""))
    return None if owner is None else not owner.initials
