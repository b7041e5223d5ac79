"""Which law governed a notice on its day, and what it required: dated data (du-lieu/quy-dinh.yaml), not code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from plugins.articles.fields import Fields
from plugins.articles.findings import Findings
from plugins.articles.model import SiteData
from plugins.articles.raw import Raw

from .texts import MESSAGES
from .working_days import LONGEST

FILE = "quy-dinh.yaml"
KEYS = (
    "slug", "instrument", "provision", "issued", "from", "until", "requirement", "working_days",
    "count_opening_day", "sources", "unconfirmed",
)  # fmt: skip
_BOOLEANS = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Basis:
    """Where a rule was read: a title, an address, and what was found there."""

    title: str
    url: str
    note: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A law in force from `first` to `last` (None: still).

    requirement: what it asks for, in a sentence. working_days: the shortest time for opinions, 0 where it sets none.
    count_opening_day: whether the opening day is the first of them. unconfirmed: what no text has confirmed yet.
    """

    slug: str
    instrument: str
    provision: str
    issued: str
    first: date
    last: date | None
    requirement: str
    working_days: int
    count_opening_day: bool
    sources: tuple[Basis, ...]
    unconfirmed: tuple[str, ...]


def rule_on(rules: Sequence[Rule], day: date) -> Rule | None:
    """The rule in force on a day; None where the data know none."""
    return next((rule for rule in rules if rule.first <= day and (rule.last is None or day <= rule.last)), None)


def read_rules(data: SiteData) -> tuple[tuple[Rule, ...], Findings]:
    """The rules by their first days, and what is wrong with their file."""
    findings = Findings(f"du-lieu/{FILE}", MESSAGES)
    rules: list[Rule] = []
    for fields, raw in data.more[FILE].entries(findings) if FILE in data.more else ():
        fields.refuse_unknown(KEYS)
        rule = _rule(fields, raw, findings)
        if rule and any(rule.slug == other.slug for other in rules):
            findings.error("data-twice", fields.line("slug"), slug=rule.slug)
        elif rule:
            rules.append(rule)
    rules.sort(key=lambda rule: rule.first)
    for before, after in pairwise(rules):
        if before.last is None or before.last >= after.first:
            findings.error("rules-overlap", first=before.instrument, second=after.instrument)
    return tuple(rules), findings


def _rule(fields: Fields, raw: Raw, findings: Findings) -> Rule | None:
    slug, instrument = fields.text("slug", required=True), fields.text("instrument", required=True)
    provision, requirement = fields.text("provision", required=True), fields.text("requirement", required=True)
    first, last = fields.when("from", required=True), fields.when("until")
    if first and last and last.end < first.start:
        findings.error("rule-backwards", fields.line("until"))
        return None
    if not (slug and instrument and first):
        return None
    return Rule(
        slug, instrument, provision, fields.text("issued"), first.start.date(), last.end.date() if last else None,
        requirement, _number(fields), _boolean(fields, "count_opening_day"), _sources(raw, fields, findings),
        fields.texts("unconfirmed"),
    )  # fmt: skip


def _number(fields: Fields) -> int:
    text = fields.text("working_days") or "0"
    if text.isascii() and text.isdigit() and int(text) <= LONGEST:
        return int(text)
    fields.findings.error("rule-days", fields.line("working_days"), found=text)
    return 0


def _boolean(fields: Fields, key: str) -> bool:
    text = fields.text(key) or "yes"
    if text not in _BOOLEANS:
        fields.findings.error("data-word", fields.line(key), key=key, found=text, words=", ".join(_BOOLEANS))
    return _BOOLEANS.get(text, True)


def _sources(raw: Raw, fields: Fields, findings: Findings) -> tuple[Basis, ...]:
    found = raw.get("sources")
    if found is None:
        findings.error("rule-source", fields.first_line)
        return ()
    return tuple(_basis(entry) for entry, _ in found.entries(findings))


def _basis(fields: Fields) -> Basis:
    fields.refuse_unknown(("title", "url", "note"))
    return Basis(fields.text("title", required=True), fields.text("url"), fields.text("note"))


def by_slug(rules: Sequence[Rule]) -> Mapping[str, Rule]:
    """The rules by their slugs."""
    return {rule.slug: rule for rule in rules}
