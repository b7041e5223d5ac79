"""Recognises chrome by the rules of a profile; each dropped line keeps the name of the rule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import zip_longest

from plugins.content.grouping import collected

from ..model import Line, Node, Page
from ..profile import Profile, Rule
from .patterns import DOCUMENT
from .prose import FRAMES, LEAST, LONG, SENTENCE_END, ancestors, is_inside, is_prose, weights
from .times import stamp

BLANK = "dong-trong"
HIDDEN = "an"
_PARTS = re.compile(r"\s*[|•·»«]\s*|\s{2,}|\t")
_NOTE = "aside"
_HALF = 0.5
_MOST = 0.8
"""Share of the text that counts as the greater part on a page with little prose, where all text is weighed."""
_LONGEST_CELL = 200  # letters
_VALUE = re.compile(r"[-+]?\d[\d.,]*\s?%|[A-ZĐ]")
_BULLET = re.compile(r"^[-–•*+»>]\s*")
_ENDING = re.compile(r"\(?\s*\(?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?.{0,12}\)?$")


def taken(page: Page, profile: Profile) -> dict[int, str]:
    """The lines that are chrome wherever they stand: rule names by line number."""
    found = {line.number: BLANK for line in page.lines if line.is_blank}
    found |= {line.number: HIDDEN for line in page.lines if line.hidden and line.number not in found}
    called = f"{page.metadata.title} {page.metadata.heading}"
    rules = [rule for rule in profile.rules if not rule.unless.search(called)]
    for rule in rules:
        for number in _by_elements(rule, page):
            found.setdefault(number, rule.name)
    framed = frozenset(found)
    rest = [line for line in page.lines if line.number not in found]
    anywhere = [rule for rule in rules if rule.where == "anywhere"]
    values = {*_values(rest, anywhere, profile)}
    for rule in rules:
        if rule.where == "anywhere":
            for line in rest:
                if line.number not in values and matches(rule, line, profile):
                    found.setdefault(line.number, rule.name)
            _take_blocks(rule, page, found)
    for rule in rules:
        if rule.after is not None:
            _take_run(rule, page, profile, found, framed)
    return found


def _values(lines: Sequence[Line], rules: Sequence[Rule], profile: Profile) -> Iterator[int]:
    """The lines that are cells of a table of data, or shares or single letters beside a cell that no rule drops."""

    def is_taken(line: Line) -> bool:
        return any(matches(rule, line, profile) for rule in rules)

    for table in collected((line.cell.table, line) for line in lines if line.cell).values():
        rows = [*collected((line.cell.row, line) for line in table if line.cell).values()]
        if len(rows) > 1 and all(map(_is_row_of_data, rows)) and not any(all(map(is_taken, row)) for row in rows):
            yield from (line.number for line in table)
            continue
        for row in rows:
            values = [line for line in row if _VALUE.fullmatch(line.text)]
            if values and not all(is_taken(line) for line in row if line not in values):
                yield from (line.number for line in values)


def _is_row_of_data(row: Sequence[Line]) -> bool:
    """Whether a row has several cells of one short line each, unlike one that lays out a page."""
    columns = {line.cell.column for line in row if line.cell}
    return 1 < len(row) == len(columns) and all(len(line.text) <= _LONGEST_CELL for line in row)


def own(page: Page, profile: Profile, found: Mapping[int, str], inner: int) -> Iterator[int]:
    """Dropped lines that do belong to the article: asides, and bold sub-headings above prose.

    inner: the element that contains the article.
    """
    shown = [line for line in page.lines if found.get(line.number) not in (BLANK, HIDDEN)] if inner >= 0 else []
    for line, after in zip_longest(shown, shown[1:]):
        if line.number not in found or line.href_share() or not is_inside(line, inner, page.nodes):
            continue
        # Nodes are numbered in document order, so those inside another have higher numbers.
        around = [page.nodes[node] for node in ancestors(line.node, page.nodes) if node > inner]
        note = page.nodes[inner].tag not in FRAMES and any(node.tag == _NOTE for node in around)
        heading = line.is_bold and after is not None and is_prose(after)
        if (note or heading) and not any(
            node.tag in rule.tags - {_NOTE} or _names(rule, node) for rule in profile.rules for node in around
        ):
            yield line.number


def matches(rule: Rule, line: Line, profile: Profile) -> bool:
    """Whether a rule drops a line on its own."""
    if line.picture is not None and line.tag == "img":
        return not line.picture.source.startswith("data:") and rule.pictures.search(line.picture.source) is not None
    text = line.text
    if rule.lines.fullmatch(text):
        return True
    if not rule.parts:
        return False
    links = [span.text.strip() for span in line.spans if span.text.strip()] if line.is_link else []
    parts = links if len(links) > 1 else [part for part in _PARTS.split(line.raw.strip()) if part]
    return len(parts) > 1 and rule.lines.fullmatch(parts[0]) is not None and all(map(profile.parts.fullmatch, parts))


def take_head(page: Page, profile: Profile, found: dict[int, str], before: int) -> None:
    """Apply the rules for the head of a page to the lines before line number `before`."""
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
    """Apply the rules for the tail of a page, from the last line up to the first that no rule matches.

    after: the number of the last line known to belong to the article.
    """
    rules = [rule for rule in profile.rules if rule.where == "tail"]
    for rule in rules:
        _take_blocks(rule, page, found, tail=True)
    links: list[Line] = []
    for line in reversed(page.lines):
        if line.number <= after:
            return
        if line.number in found or (line.picture is None and _is_stamp(line)):
            continue
        taker = next((rule for rule in rules if matches(rule, line, profile)), None)
        if taker:
            found.update((other.number, taker.name) for other in (line, *links))
            links = []
        elif line.is_link and not DOCUMENT.search(line.spans[0].href):
            links.append(line)  # dropped only together with a heading above them
        else:
            return


def _is_stamp(line: Line) -> bool:
    seen = stamp(line.text)
    return seen is not None and not seen.rest


def _by_elements(rule: Rule, page: Page) -> list[int]:
    """The lines in elements that a rule names, except elements that contain most of the page's prose."""
    if not page.nodes:
        return []
    named = [
        number
        for number, node in enumerate(page.nodes)
        if (node.tag in rule.tags and not _is_of_article(number, page)) or _names(rule, node)
    ]
    if not named:
        return []
    prose = [line for line in page.lines if is_prose(line)]
    enough = sum(len(line.raw) for line in prose) >= LEAST
    held = weights(page, prose if enough else page.lines)
    total = sum(held.get(number, 0) for number, node in enumerate(page.nodes) if node.parent < 0)
    wanted = {number for number in named if held.get(number, 0) <= (_HALF if enough else _MOST) * total}
    return [line.number for line in page.lines if any(node in wanted for node in ancestors(line.node, page.nodes))]


def _names(rule: Rule, node: Node) -> bool:
    return any(map(rule.names.fullmatch, node.names))


def _is_of_article(number: int, page: Page) -> bool:
    """Whether an element is the footer of an article or a quotation rather than of the page."""
    return page.nodes[number].tag == "footer" and any(
        page.nodes[above].tag in ("article", "blockquote") for above in ancestors(number, page.nodes)
    )


def _take_blocks(rule: Rule, page: Page, found: dict[int, str], *, tail: bool = False) -> None:
    """Drop blocks of lines from a rule's first pattern to its last."""
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


def _take_run(rule: Rule, page: Page, profile: Profile, found: dict[int, str], framed: Set[int]) -> None:
    """Drop a heading and the list of links below it; in plain text, of titles up to the tail of the page.

    framed: lines in dropped elements, where no list begins.
    """
    lines = [line for line in page.lines if found.get(line.number) != BLANK]
    for place, line in enumerate(lines):
        if line.number in framed or not rule.after or not rule.after.fullmatch(line.text.strip(" -–•")):
            continue
        run = []
        for other in lines[place + 1 :]:
            if other.number in found:
                continue
            if not _is_entry(other, rule, page):
                break
            run.append(other)
        if run:
            rest = (other for other in lines if other.number not in found and other.number > run[-1].number)
            whole = page.kind != "text" or all(_is_tail(other, profile) for other in rest)
        else:  # everything below the heading is already dropped
            whole = all(other.number in found for other in lines[place + 1 : place + 2])
        if not whole:
            continue
        for other in (line, *run):
            found[other.number] = rule.name


def _is_tail(line: Line, profile: Profile) -> bool:
    return any(rule.where == "tail" and matches(rule, line, profile) for rule in profile.rules)


def _is_entry(line: Line, rule: Rule, page: Page) -> bool:
    if line.picture is not None:
        return page.kind != "text"
    text = line.text
    if len(text) > rule.longest:
        return False
    if any(DOCUMENT.search(span.href) for span in line.spans):
        return False
    if page.kind != "text":
        return line.is_link or _is_stamp(line) or line.href_share() > _HALF
    return (
        _is_stamp(line)
        or bool(_ENDING.search(text))
        or len(text) < LONG // 4
        or not SENTENCE_END.search(_BULLET.sub("", text))
    )
