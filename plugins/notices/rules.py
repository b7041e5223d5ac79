"""The laws that governed notices over time, and what they required: dated data (du-lieu/quy-dinh.yaml), not code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from plugins.content.capability import DataFile
from plugins.content.dated_data import InForce, Reference, references
from plugins.content.fields import Fields
from plugins.content.raw import Raw
from plugins.core.diagnostics import Diagnostics
from plugins.vietnamese.messages import messages_of

from .working_days import LONGEST

MESSAGES = messages_of(__package__)

KEYS = (
    "slug", "instrument", "provision", "issued", "from", "until", "requirement", "working_days",
    "count_opening_day", "sources", "unconfirmed",
)  # fmt: skip


class Rule(InForce, frozen=True):
    """A law and its time in force.

    requirement: what it demands, in a sentence. working_days: the shortest period for opinions, 0 if it sets none.
    count_opening_day: whether the opening day is the first of them. unconfirmed: claims that no text confirms yet.
    """

    slug: str
    instrument: str
    provision: str
    issued: str
    requirement: str
    working_days: int
    count_opening_day: bool
    sources: tuple[Reference, ...]
    unconfirmed: tuple[str, ...]


def read_rules(raw: Raw, diagnostics: Diagnostics) -> tuple[Rule, ...]:
    """The rules, sorted by their first days."""
    rules: list[Rule] = []
    for fields, entry in raw.entries(diagnostics):
        fields.refuse_unknown(KEYS)
        rule = _rule(fields, entry, diagnostics)
        if rule and any(rule.slug == other.slug for other in rules):
            diagnostics.error("data-twice", fields.line("slug"), slug=rule.slug)
        elif rule:
            rules.append(rule)
    rules.sort(key=lambda rule: rule.first)
    for before, after in pairwise(rules):
        if before.last is None or before.last >= after.first:
            diagnostics.error("rules-overlap", first=before.instrument, second=after.instrument)
    return tuple(rules)


RULES = DataFile("quy-dinh.yaml", read_rules, MESSAGES)
"""The laws by which notices are judged."""


def _rule(fields: Fields, raw: Raw, diagnostics: Diagnostics) -> Rule | None:
    slug, instrument = fields.text("slug", required=True), fields.text("instrument", required=True)
    provision, requirement = fields.text("provision", required=True), fields.text("requirement", required=True)
    first, last = fields.when("from", required=True), fields.when("until")
    if first and last and last.end < first.start:
        diagnostics.error("rule-backwards", fields.line("until"))
        return None
    if not (slug and instrument and first):
        return None
    if "sources" not in fields.values:
        diagnostics.error("rule-source", fields.first_line)
    return Rule(
        first.start.date(), last.end.date() if last else None, slug, instrument, provision, fields.text("issued"),
        requirement, _number(fields), fields.flag("count_opening_day") is not False, references(raw, diagnostics),
        fields.texts("unconfirmed"),
    )  # fmt: skip


def _number(fields: Fields) -> int:
    text = fields.text("working_days") or "0"
    if text.isascii() and text.isdigit() and int(text) <= LONGEST:
        return int(text)
    fields.diagnostics.error("rule-days", fields.line("working_days"), found=text)
    return 0


def by_slug(rules: Sequence[Rule]) -> Mapping[str, Rule]:
    """The rules by their slugs."""
    return {rule.slug: rule for rule in rules}
