"""Whether a labelled value is personal: for certain, perhaps, or not at all.

It is certain only if it is tied to a person: by a form's label for persons, or by a name in the item, row or sentence.
In a sentence about a condition it is a guess; in one about the past, a body or a hotline it is nothing.
"""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct

from .expressions import expression
from .findings import EDGES
from .labels import Told
from .lexicon import Label, Strength
from .lines import Line
from .names import Name
from .scope import Scope, tells_of_body
from .subjects import bearer

PLACES = ("home", "birthplace")
NUMBERS = ("identity", "insurance", "account", "tax", "plate")
_OF_SUBJECT = frozenset(("health", "home", "birth", "birthplace", "nationality", "ethnic", "religion"))
"""Kinds that are said of the subject, not of anyone named in the sentence."""
_PUBLIC_OF_OFFICIALS = frozenset(("party", "ethnic", "religion", "nationality", "sex", "family"))
"""Kinds that may be public for the holder of a public office, whose life is published with the post."""
_GUESSED = frozenset(("birth", "birthplace", "home", "account", "tax"))
"""Kinds that deserve a warning even if nobody is named."""
_DEATH = expression(r"\s*[-–—]\s*(?:\d{1,2}[/.-]\d{1,2}[/.-])?\d{4}")
OLD = expression(r"(?<!\d)(?:1[0-8]\d\d|19[01]\d|192[0-4])\Z")
"""Matches a year of birth before 1925, which is a historical person's."""
_SOMEBODY = expression(r"(?i)(?<!\w)(?:ông|bà|anh|chị|em|cháu|cụ|cô|tôi|đồng\s+chí)(?!\w)")


class Claim(Struct, frozen=True, dict=True):
    """A value after a label, with the text after it, its line and its sentence."""

    label: Label
    told: Told
    value: str
    rest: str
    line: Line
    scope: Scope

    @cached_property
    def subject(self) -> Name | None:
        """The person to whom the value belongs."""
        told = self.scope.named_before(self.scope.place) if self.label.kind != "health" else None
        return told or bearer(self.scope, self.label.words)

    @cached_property
    def tied(self) -> bool:
        """Whether the value is attributed to a named person."""
        of_anyone = self.label.kind not in _OF_SUBJECT and self.label.words
        return self.line.in_form or (self.scope.person and bool(of_anyone or self.subject))

    @property
    def pseudonym(self) -> bool:
        """Whether that person is given by initials only."""
        return self.label.kind not in NUMBERS and (self.subject.initials if self.subject else self.scope.pseudonym)


def verdict(claim: Claim) -> bool | None:
    """Whether a value is personal for certain (True), perhaps (False) or not (None); the first rule that fits decides.

    Identity numbers come first, then what is nobody's, anyone's or an official's, then forms, then prose.
    """
    kind, strength, scope, form = claim.label.kind, claim.label.strength, claim.scope, claim.told.in_form
    if kind in ("identity", "insurance"):
        return None if (scope.hotline and not scope.names) or scope.example else True
    if _is_nobodys(claim):
        return None
    strong = strength is Strength.FORM or (strength is Strength.TURN and form)
    anyones = scope.condition and not (scope.person if form else scope.names)
    if anyones and kind not in NUMBERS and not claim.line.in_form:
        return False if strong and kind != "health" else None
    official = (scope.office if form else claim.line.of_official(scope)) or scope.office_of_one
    if official and kind in _PUBLIC_OF_OFFICIALS:
        return None
    if "\n" in claim.told.gap and not (scope.person or claim.line.in_form):
        return None
    if kind == "birthplace" and not form and scope.office_of_one:
        return None
    if official and kind in ("birth", "birthplace"):
        return False
    if kind == "sex":
        return claim.tied and not claim.pseudonym
    if strong and (kind != "birth" or form or not claim.value.isdigit()):
        alone = not (scope.text[: scope.place].strip(EDGES) if kind in PLACES else scope.patient)
        return (form or claim.tied or alone) and not claim.pseudonym
    return _in_prose(claim)


def _is_nobodys(claim: Claim) -> bool:
    """Whether a value belongs to a body or the dead."""
    kind, scope, gap = claim.label.kind, claim.scope, claim.told.gap
    owner = gap + claim.rest if claim.rest.startswith(" của ") else gap
    if kind in NUMBERS:
        return kind == "account" and (scope.hotline or Scope(owner).body)
    registered = kind == "home" and claim.told.in_form and claim.label.strength is Strength.FORM  # a family's, too
    if scope.past and not registered:
        return True
    return kind == "birth" and (OLD.search(claim.value) or _DEATH.match(claim.rest)) is not None


def _in_prose(claim: Claim) -> bool | None:
    """The verdict on a value outside forms, which depends on who or what else the sentence names."""
    kind, scope = claim.label.kind, claim.scope
    shared = claim.label.strength is Strength.SHARED and kind not in ("birth", "plate", "nationality")
    if (shared and scope.represents) or _is_of_body(claim):
        return None
    grown = kind == "birthplace" and claim.label.words.startswith(("sinh", "lớn", "gốc"))
    if grown and not (scope.person or _SOMEBODY.search(scope.whole)):
        return None  # of a plant or a craft
    of_another = scope.body_near or (shared and scope.office)
    of_body = kind == "home" and scope.body_of_place if scope.names else of_another
    if claim.tied and not (shared and of_body):
        return not claim.pseudonym
    may_be_private = kind in _GUESSED and (kind in NUMBERS or not shared)
    return False if may_be_private and not (of_another or scope.past or scope.patient) else None


def _is_of_body(claim: Claim) -> bool:
    """Whether a tax or account number is that of a body named in the sentence."""
    kind, scope = claim.label.kind, claim.scope
    if kind == "tax" and not claim.value.startswith("8") and (scope.body_of_place or not scope.person):
        return True
    if kind == "tax" or (kind == "account" and (not scope.living or scope.office)):
        named = any(name.start < scope.place and not name.historic for name in scope.names)
        return not named and tells_of_body(scope.text[: scope.place])
    return False
