"""Finds the title, and the section name above it."""

from __future__ import annotations

import itertools
import posixpath
import re
from collections.abc import Container, Mapping, Sequence, Set
from dataclasses import dataclass

from plugins.vietnamese.text import fold, slug

from ..model import Line, Page
from ..profile import Profile
from .bylines import are_names
from .chrome import matches
from .patterns import NUMBER, is_nation
from .prose import LONG, SENTENCE_END, is_prose, stands_in
from .times import Stamp, stamp

_LOOKED_AT = 60
"""Leading candidate lines that may be the title."""
_SURE = 2.5
_MARGIN = 0.75
_OVER_TIME, _IN_RUN = 3.0, 2.0
"""Bonus for a line right above a stated time, and penalty for a menu entry."""
_FEW_BESIDE, _BESIDE = 4, 6
"""A line with a time needs so many other words to be a title: without a label, and with one."""
_GAP = 4
"""Largest distance in lines between two buttons that makes the menu entries between them buttons."""
_RUN, _ENTRY = 4, 60
"""Fewest consecutive lines, and most characters in each, that make a menu in plain text."""
_STEP, _FARTHEST = 0.5, 3.0
"""Penalty in plain text for each candidate above, and its maximum: the title is usually the first non-chrome line."""
_OVER_HEAD, _FEW = 4.0, 6
"""Penalty for a line of fewer words above a letterhead: it is a button, and the title follows below."""
_MOST_WORDS = 60
_HEADINGS = {"h1": 4.0, "h2": 2.0, "h3": 1.0}
_SUFFIX = re.compile(
    r"\s+[-–—|:»]\s+(?:[^-–—|»]*(?:cổng|trang|báo|bộ|sở|ubnd|ủy ban|cục|website|portal|gov\.vn|mic)[^|»]*)$",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    r"(?:BỘ|SỞ|ỦY BAN|UBND|CỤC|TỔNG CỤC|VỤ|VĂN PHÒNG|TRUNG TÂM|VIỆN|CHÍNH PHỦ|THỦ TƯỚNG|CỘNG|HỘI|TỔNG|BAN|TẬP ĐOÀN)\b"
)
_PART = re.compile(r"\s+[-–—|:»>]+\s+")
_PORTAL = re.compile(
    r"(?i)(?:cổng|trang|báo|tạp chí|bộ|sở|ubnd|ủy ban|cục|chi cục|tổng cục|ban|trường|viện|trung tâm)\b"
)
"""The beginning of a portal's name, which stands beside the title in the page's metadata."""
_NUMBER = re.compile(r"(?i)số\s*:?\s*.{0,12}/|mẫu (số )?\d|phụ lục")
_KINDS = re.compile(
    r"(?i)(?:(?:dự thảo )?(?:báo cáo|thông báo|quyết định|kế hoạch|công văn|tờ trình|nghị quyết|chỉ "
    r"thị|thông cáo(?: báo chí)?|"
    r"giấy mời|chương trình|công điện|đề án|hướng dẫn|bài phát biểu|phát biểu|biên bản|kết luận|"
    r"thông tư|quy chế|quy định))"
)
_NAMED_ENOUGH = 0.6
_CALLED = 4.0
"""Least score of a line that matches the title in the page's metadata."""


@dataclass(frozen=True, slots=True)
class Title:
    """The title, its lines (none if only the metadata has it), and the number of the section's line."""

    text: str
    lines: tuple[int, ...]
    section: int = 0
    sure: bool = True


def find_title(page: Page, profile: Profile, dropped: Container[int]) -> Title:
    """Find the best line, else the metadata's title; the text is "" if there is neither."""
    lines = [line for line in page.lines if line.number not in dropped and line.picture is None]
    told = without_suffix(page.metadata.title)
    heads_of_pages = [rule for rule in profile.rules if rule.where == "head"]
    buttons = {
        line.number
        for line in lines[:_LOOKED_AT]
        if any(matches(rule, line, profile) for rule in heads_of_pages)
        and (_told(line.text, told) < _CALLED or _PORTAL.match(line.text))
    }
    timed, entries = _before_times(page, dropped), menu_entries(page)
    buttons |= _between(buttons, entries)
    candidates = [line for line in lines if line.number not in buttons and _may_be(line)][:_LOOKED_AT]
    heads = _over_nation(candidates)
    over = {line.number for line in candidates if line.number < min(heads, default=0) and len(line.text.split()) < _FEW}
    words = {line.number: _words(line.text) for line in [line for line in lines if _is_told(line)][:3]}
    scores = sorted(
        (
            (
                _score(line, place, page, profile, told, words)
                - (_OVER_HEAD if line.number in over else 0.0)
                + (_OVER_TIME if line.number in timed else 0.0)
                - (_IN_RUN if line.number in entries else 0.0),
                -place,
            )
            for place, line in enumerate(candidates)
            if line.number not in heads
        ),
        reverse=True,
    )
    best, place = scores[0] if scores else (float("-inf"), 0)
    if best < 0 and told:
        return Title(told, (), sure=len(told.split()) > 2)
    if best == float("-inf"):
        return Title("", (), sure=False)
    at = -place
    while at and (_is_broken(candidates[at - 1], candidates[at]) or _is_bare_kind(candidates[at - 1].text)):
        at -= 1
    chosen = candidates[at]
    second = next((score for score, other in scores[1:] if candidates[-other].text != chosen.text), float("-inf"))
    sure = best >= _SURE and (best - second >= _MARGIN or (at == 0 and best > second))
    group = [chosen, *_rest(chosen, at, candidates, page)]
    text = " ".join(line.text for line in group)
    section = _section(at, candidates, profile, page)
    return Title(text, tuple(line.number for line in group), section, sure)


def without_suffix(title: str) -> str:
    """A page's title without the portal's name at the end."""
    shorter = _SUFFIX.sub("", title).strip()
    return shorter or title


def _before_times(page: Page, dropped: Container[int]) -> frozenset[int]:
    """The lines right above a line that states only a time, up to the beginning of the text."""
    shown = (line for line in page.lines if not line.is_blank)
    lines = itertools.takewhile(lambda line: line.number in dropped or not _is_told(line), shown)
    return frozenset(
        line.number for line, after in itertools.pairwise(lines) if (seen := stamp(after.text)) and _is_stated(seen)
    )


def _is_stated(seen: Stamp) -> bool:
    """Whether a time may be that of publication: only an author beside it, or few words if it is labelled."""
    if seen.kind == "bare":
        return not seen.rest or are_names(seen.rest)
    return seen.kind in ("published", "updated") and len(seen.rest.split()) < _BESIDE


def menu_entries(page: Page) -> frozenset[int]:
    """The lines of plain text that look like a menu: runs of short lines."""
    found: set[int] = set()
    run: list[int] = []
    for line in page.lines if page.kind == "text" else ():
        if line.is_blank or len(line.text) > _ENTRY:
            run = []
            continue
        run.append(line.number)
        if len(run) >= _RUN:
            found.update(run)
    return frozenset(found)


def _between(buttons: Set[int], entries: Set[int]) -> frozenset[int]:
    """The menu entries between two buttons that are close together."""
    return frozenset(
        number
        for before, after in itertools.pairwise(sorted(buttons))
        if after - before <= _GAP
        for number in range(before + 1, after)
        if number in entries
    )


def head_before(lines: Sequence[Line]) -> float:
    """The number of the first line of a letterhead among the lines; infinity if there is none."""
    nation = next((place for place, line in enumerate(lines) if is_nation(line.text)), None)
    if nation is None:
        return float("inf")
    while nation and (lines[nation - 1].text.isupper() or NUMBER.fullmatch(lines[nation - 1].text)):
        nation -= 1
    return lines[nation].number


def _is_told(line: Line) -> bool:
    """Whether a line is a sentence of the text, which may repeat the words of the title."""
    return is_prose(line) and (len(line.text) > 2 * LONG or SENTENCE_END.search(line.text) is not None)


def _may_be(line: Line) -> bool:
    """Whether a line has words and is not just a time."""
    seen = stamp(line.text)
    return any(char.isalpha() for char in line.text) and not (
        seen and (len(seen.rest.split()) < _FEW_BESIDE or _is_stated(seen))
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.lower()))


def _over_nation(lines: Sequence[Line]) -> frozenset[int]:
    """The letterhead lines around the national name, such as the issuing body."""
    nations = [place for place, line in enumerate(lines) if is_nation(line.text)]
    return frozenset(
        line.number
        for at in nations
        for line in lines[max(0, at - 3) : at + 4]
        if is_nation(line.text) or (line.text.isupper() and _AGENCY.match(line.text))
    )


def _score(
    line: Line, place: int, page: Page, profile: Profile, told: str, prose: Mapping[int, frozenset[str]]
) -> float:
    text = line.text
    count = len(text.split())
    if count > _MOST_WORDS or _NUMBER.match(text) or is_nation(text):
        return float("-inf")
    score = (
        2.0 - (min(_STEP * place, _FARTHEST) if page.kind == "text" else 0.15 * place) + _HEADINGS.get(line.tag, 0.0)
    )
    score += 1.0 if 5 <= count <= 45 else (-2.0 if count < 4 and not _KINDS.fullmatch(text) else 0.0)
    score += 4.0 if stands_in(line, profile.elements["title"], page.nodes) else 0.0
    score += _told(text, told)
    score -= {".": 2.0, ";": 3.0, ",": 3.0, ":": 3.0}.get(text[-1], 0.0)
    score -= 3.0 if profile.sections.fullmatch(text) and count < 9 and line.tag != "h1" else 0.0
    score -= 2.0 if line.is_link and line.tag not in _HEADINGS else 0.0
    score -= 2.0 if line.marker else 0.0
    score -= 4.0 if any(pattern.fullmatch(text) for pattern in profile.bylines) else 0.0
    score += 5.0 if _is_bare_kind(text) else 0.0
    score += 0.5 if line.is_bold else 0.0
    above = page.lines[line.number - 2] if line.number > 1 else line
    score -= 2.0 if above.picture is not None and profile.caption_opening.match(text) else 0.0
    own = _words(text)
    if len(own) > 4:
        score += 3.0 * max(
            (len(own & words) / len(own) for number, words in prose.items() if number != line.number), default=0.0
        )
    named = _words(slug(posixpath.splitext(posixpath.basename(page.origin.name))[0]).replace("-", " "))
    if len(named) > 3 and len(named & _words(fold(text))) >= _NAMED_ENOUGH * len(named):
        score += 2.0
    return score


def _told(text: str, told: str) -> float:
    """Score how well a line matches the title in the page's metadata."""
    if not told:
        return 0.0
    one, other = slug(text), slug(told)
    if one == other:
        return 5.0
    if _PORTAL.match(text) and one in map(slug, _PART.split(told)):
        return -2.0
    if len(one) > 20 and (other.startswith(one) or one.startswith(other)):
        return _CALLED
    return 2.5 if len(one) > 20 and one in other else 0.0


def _rest(chosen: Line, at: int, candidates: Sequence[Line], page: Page) -> list[Line]:
    """The continuation lines of a title: after a bare document type, or after a line break."""
    group: list[Line] = []
    for line in candidates[at + 1 : at + 4]:
        before = group[-1] if group else chosen
        follows = line.number == before.number + 1 or page.kind != "text"
        kind = not group and _KINDS.fullmatch(chosen.text) is not None
        broken = page.kind == "text" and follows and line.text[:1].islower() and not is_prose(line)
        broken = broken or _is_broken(before, line)
        if len(line.text) > 250 or stamp(line.text) or not (kind or broken) or line.marker:
            break
        group.append(line)
        if kind and line.text.endswith((".", ":")):
            return []
    return group


def _is_bare_kind(text: str) -> bool:
    """Whether a line is only a document type in capitals, with its subject on the next line."""
    return text.isupper() and _KINDS.fullmatch(text) is not None


def _is_broken(line: Line, after: Line) -> bool:
    """Whether two consecutive lines of HTML are one title with a line break."""
    if line.node < 0 or line.node != after.node or after.number != line.number + 1:
        return False
    return line.tag in _HEADINGS or (line.text.isupper() and after.text.isupper())


def _section(at: int, candidates: Sequence[Line], profile: Profile, page: Page) -> int:
    """The line above the title that names its section; 0 if absent."""
    for line in reversed(candidates[max(0, at - 2) : at]):
        named = stands_in(line, profile.elements["section"], page.nodes, levels=2)
        if (named or profile.sections.fullmatch(line.text)) and len(line.text.split()) < 12:
            return line.number
    return 0
