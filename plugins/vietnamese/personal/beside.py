"""Details that stand beside the name of the person they belong to."""

from __future__ import annotations

from collections.abc import Iterator

from .expressions import expression
from .findings import AROUND, PersonalData, finding
from .labels import ETHNIC
from .lexicon import UPPER, any_of
from .lines import Line
from .names import ends_with_place, names_in, starts_with_name
from .scope import Scope
from .subjects import SPEAKS

NEAR = 120
"""The most characters between a detail and the name it may belong to."""
_ASKED = expression(r"(?i)(?<!\w)theo\s+[^,(]{2,40},?\s*$")
_AREA = expression(any_of("several_places"))
HOUSED = expression(any_of("housed"))
_NUMBERED = expression(any_of("numbered_houses"))
_EXACT = expression(any_of("house_number"))
_SERVES = expression(any_of("serving"))
_PRIZE = expression(any_of("prizes"))
_PREMISES = expression(rf"(?i)(?<!\w)(?<!chủ\s)(?:{any_of('premises')})\s[^,.;:()]{{0,40}}(?:\([^()]*\))?[,\s]*\Z")
"""Matches business premises before their address: "quán cơm của bà Mẫu, đường Thử"."""
_COMMUNE = expression(r"\((?i:phường|xã|thị\s+trấn)\s")
_AGE_AT_END = expression(r"(?:tuổi|\d{4})\W*$")
_PEOPLE = expression(rf"\)?\s*[(,;–-]\s*((?=[{UPPER}])(?i:{ETHNIC}))(?=\s*(?:[,;.)–-]|$))")
"""Matches an ethnic group alone beside a birth: "Mai Văn Mẫu (Thái, 1998)"."""


def begins(before: str) -> bool:
    """Whether a new sentence or item begins after this text."""
    return before.rstrip(' “"(|+•')[-1:] in ("", ".", ":", ";", "!", "?")


def beside_name(line: Line, start: int, value: tuple[int, int]) -> Scope | None:
    """The sentence of a value that belongs to a person named right before `start`; None if there is no such person.

    If someone only speaks, as in "Theo ông Mẫu, ở xã Thử …", the press gives the village as it gives the name.
    """
    end = value[1]
    near = line.before(start, NEAR)
    speaks = SPEAKS.match(line.text, end) or _ASKED.search(near)
    if speaks and not (_AGE_AT_END.search(near) or _EXACT.match(line.text, *value)):
        return None
    if ends_with_place(near) or _AREA.match(line.text, *value) or _SERVES.match(line.text, end):
        return None
    if _COMMUNE.match(line.text, start) and _PRIZE.search(near):
        return None
    fronted = _is_fronted(line, start, value, near)
    housed = HOUSED.search(near) is not None
    names, premises = [*names_in(near)], _PREMISES.search(near)
    of_business = premises and not any(name.start <= premises.start() < name.end for name in names)
    if not (housed or fronted or names) or of_business:
        return None
    scope = line.scope(start, end, value)
    lives = (fronted and not scope.office) or (housed and scope.names and not (scope.condition or scope.patient))
    told = scope.named_before(scope.place) or (lives and not scope.body)
    return scope if told and not (scope.past or scope.represents) else None


def _is_fronted(line: Line, start: int, place: tuple[int, int], near: str) -> bool:
    """Whether the resident of a place is named after it."""
    rest = line.text[place[1] : place[1] + NEAR]
    numbered = _NUMBERED.match(line.text, *place) is not None and not near.rstrip().endswith(",")
    lives = numbered or (begins(near) and line.text.startswith("Ở", start))
    return lives and starts_with_name(rest.lstrip(" ,:")[:AROUND])


def beside_birth(text: str, end: int, before: str, *, sure: bool) -> Iterator[PersonalData]:
    """An ethnic group beside a birth that ends at `end`."""
    if match := _PEOPLE.match(text, end) or _PEOPLE.match(before):
        yield finding("ethnic", match[1], sure=sure)
