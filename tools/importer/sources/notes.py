"""Finds footnotes and endnotes in a tree: a mark in the text and a note that link to each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from lxml import etree

_LONGEST = 5
"""Most characters in a mark without its brackets; longer links lead to sections."""
_ITEMS = ("li", "aside", "dd")
"""Elements that make up a whole note if they contain just one."""
_AROUND = ("td", "div", "section")


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes in a tree, numbered from 1 in the order of their marks.

    marks, bodies: numbers by element; backs: the links from a note to its mark.
    """

    marks: Mapping[etree._Element, int] = field(default_factory=dict)
    bodies: Mapping[etree._Element, int] = field(default_factory=dict)
    backs: frozenset[etree._Element] = frozenset()


def find(root: etree._Element) -> Notes:
    """Find the notes whose mark and body link to each other; half of such a pair is ordinary text."""
    elements = list(root.iter(etree.Element))
    named = {name: one for one in elements for name in (one.get("name"), one.get("id")) if name}
    leads = {one: named[name] for one in elements if one.tag == "a" and (name := _anchor(one)) in named}
    if not leads:
        return Notes()
    places = {element: place for place, element in enumerate(elements)}
    targets = set(leads.values())
    inside: dict[etree._Element, dict[etree._Element, etree._Element]] = defaultdict(dict)
    for link, target in leads.items():
        for above in targets.intersection((link, *link.iterancestors())):
            inside[above][target] = link
    numbers: dict[etree._Element, int] = {}
    marks: dict[etree._Element, int] = {}
    backs: set[etree._Element] = set()
    for link, target in leads.items():
        found = [inside[target][one] for one in _alone(link) if one in inside[target]]
        if found and places[link] < places[target]:
            marks[link] = numbers.setdefault(target, len(numbers) + 1)
            backs.update(found)
    held = Counter(above for one in (*marks, *numbers) for above in (one, *one.iterancestors()))
    return Notes(marks, {_body(target, held): number for target, number in numbers.items()}, frozenset(backs))


def _anchor(link: etree._Element) -> str:
    href = link.get("href") or ""
    return href[1:] if href.startswith("#") else ""


def _alone(link: etree._Element) -> Iterator[etree._Element]:
    """A link that is a mark, and the ancestors that contain nothing else."""
    mark = _beginning(link)
    if len(mark.strip("[]()")) <= _LONGEST:
        yield from takewhile(lambda one: _beginning(one) == mark, (link, *link.iterancestors()))


def _beginning(element: etree._Element) -> str:
    """The first non-space characters of an element, enough to recognise text that is too long for a mark."""
    text = ""
    for part in element.itertext():
        text += "".join(part.split())
        if len(text) > _LONGEST + 2:
            break
    return text


def _body(target: etree._Element, held: Counter[etree._Element]) -> etree._Element:
    """The element of the whole note and no other mark or note: one named for the note, else its paragraph."""
    alone = [one for one in (target, *target.iterancestors()) if held[one] == 1]
    name = target.get("name") or target.get("id") or ""
    kinds: Sequence[Callable[[etree._Element], bool]] = (
        lambda one: one.tag in _ITEMS or (one.tag == "div" and (one.get("id") or "-") in name),
        lambda one: bool(one.tag == "p"),
        lambda one: one.tag in _AROUND,
    )
    return next((one for fits in kinds for one in alone if fits(one)), target)
