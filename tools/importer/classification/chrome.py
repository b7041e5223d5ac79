"""Which lines are no part of any article, by the rules of a profile; each with the name of the rule that took it."""

from __future__ import annotations

import re

from ..model import Line, Page
from ..profile import Profile, Rule
from .prose import LONG, SENTENCE_END, ancestors, weights
from .times import stamp

BLANK = "dong-trong"
HIDDEN = "an"
_PARTS = re.compile(r"\s*[|•·»«]\s*|\s{2,}|\t")
_HALF = 0.5
_BULLET = re.compile(r"^[-–•*+»>]\s*")
_ENDING = re.compile(r"\(?\s*\(?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?.{0,12}\)?$")


def taken(page: Page, profile: Profile) -> dict[int, str]:
    """The lines that are chrome wherever they stand, by number."""
    found = {line.number: BLANK for line in page.lines if line.is_blank}
    found |= {line.number: HIDDEN for line in page.lines if line.hidden and line.number not in found}
    for rule in profile.rules:
        for number in _by_elements(rule, page):
            found.setdefault(number, rule.name)
    rest = [line for line in page.lines if line.number not in found]
    for rule in profile.rules:
        if rule.where == "anywhere":
            for line in rest:
                if matches(rule, line, profile):
                    found.setdefault(line.number, rule.name)
            _take_blocks(rule, page, found)
    for rule in profile.rules:
        if rule.after is not None:
            _take_run(rule, page, found)
    return found


def matches(rule: Rule, line: Line, profile: Profile) -> bool:
    """Whether a line by itself is what a rule drops."""
    if line.picture is not None and line.tag == "img":
        return not line.picture.source.startswith("data:") and rule.pictures.search(line.picture.source) is not None
    text = line.text
    if rule.lines.fullmatch(text):
        return True
    if not rule.parts:
        return False
    parts = [part for part in _PARTS.split(line.raw.strip()) if part]
    return len(parts) > 1 and rule.lines.fullmatch(parts[0]) is not None and all(map(profile.parts.fullmatch, parts))


def take_head(page: Page, profile: Profile, found: dict[int, str], before: int) -> None:
    """Take what rules for the head of a page drop, of the lines before the number `before`."""
    for line in page.lines:
        if line.number >= before:
            return
        if line.number not in found:
            taker = next(
                (rule for rule in profile.rules if rule.where == "head" and matches(rule, line, profile)), None
            )
            if taker:
                found[line.number] = taker.name


def take_tail(page: Page, profile: Profile, found: dict[int, str], after: int) -> None:
    """Take what rules for the end of a page drop, from the last line up to the first that none knows.

    after: the number of the line that surely is the article's.
    """
    rules = [rule for rule in profile.rules if rule.where == "tail"]
    for rule in rules:
        _take_blocks(rule, page, found, tail=True)
    for line in reversed(page.lines):
        if line.number <= after:
            return
        if line.number in found or (line.picture is None and _is_stamp(line)):
            continue
        taker = next((rule for rule in rules if matches(rule, line, profile)), None)
        if taker is None:
            return
        found[line.number] = taker.name


def _is_stamp(line: Line) -> bool:
    seen = stamp(line.text)
    return seen is not None and not seen.rest


def _by_elements(rule: Rule, page: Page) -> list[int]:
    """The lines in elements that a rule names, but for elements that hold the greater part of the page's own text."""
    if not page.nodes:
        return []
    named = [
        number
        for number, node in enumerate(page.nodes)
        if node.tag in rule.tags or any(map(rule.names.fullmatch, node.names))
    ]
    if not named:
        return []
    held = weights(page, list(page.lines))
    total = sum(held.get(number, 0) for number, node in enumerate(page.nodes) if node.parent < 0)
    wanted = {number for number in named if held.get(number, 0) <= _HALF * total}
    return [line.number for line in page.lines if any(node in wanted for node in ancestors(line.node, page.nodes))]


def _take_blocks(rule: Rule, page: Page, found: dict[int, str], *, tail: bool = False) -> None:
    """Take runs of lines from one that begins a block to one that ends it."""
    if rule.first is None or (rule.where == "tail") != tail:
        return
    lines = [line for line in page.lines if found.get(line.number) != BLANK]
    for place, line in enumerate(lines):
        if not rule.first.fullmatch(line.text):
            continue
        block = lines[place : place + rule.most]
        end = next((at for at, other in enumerate(block[1:], 1) if rule.last.fullmatch(other.text)), None)
        free = not tail or not any(other.number in found for other in block[:end])
        if end and free and all(len(other.text) <= rule.longest for other in block[:end]):
            for other in block[: end + 1]:
                found.setdefault(other.number, rule.name)


def _take_run(rule: Rule, page: Page, found: dict[int, str]) -> None:
    """Take the heading of a list of links and the list: of links in HTML, of titles up to the end in plain text."""
    lines = [line for line in page.lines if found.get(line.number) != BLANK]
    for place, line in enumerate(lines):
        if line.number in found or not rule.after or not rule.after.fullmatch(line.text.strip(" -–•")):
            continue
        run = []
        for other in lines[place + 1 :]:
            if other.number in found:
                continue
            if not _is_entry(other, rule, page):
                break
            run.append(other)
        rest = [other for other in lines if other.number not in found and run and other.number > run[-1].number]
        if not run or (page.kind == "text" and rest):
            continue
        for other in (line, *run):
            found[other.number] = rule.name


def _is_entry(line: Line, rule: Rule, page: Page) -> bool:
    if line.picture is not None:
        return page.kind != "text"
    text = line.text
    if len(text) > rule.longest:
        return False
    if page.kind != "text":
        return line.is_link or _is_stamp(line) or line.href_share() > _HALF
    return (
        _is_stamp(line)
        or bool(_ENDING.search(text))
        or len(text) < LONG // 4
        or not SENTENCE_END.search(_BULLET.sub("", text))
    )
