"""The laws that governed notices over time, and what they required: dated data (du-lieu/quy-dinh.yaml), not code."""

from __future__ import annotations

from collections.abc import Mapping
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
    requirement: str
    working_days: int
    count_opening_day: bool
    sources: tuple[Reference, ...]
    unconfirmed: tuple[str, ...]


def read_rules(raw: Raw, diagnostics: Diagnostics) -> Mapping[str, Rule]:
    """The rules by slug, sorted by their first days."""
    read = raw.by_slug(KEYS, lambda fields, entry: _rule(fields, entry, diagnostics), diagnostics)
    rules = dict(sorted(read.items(), key=lambda pair: pair[1].first))
    for before, after in pairwise(rules.values()):
        if before.last is None or before.last >= after.first:
            diagnostics.error("rules-overlap", first=before.instrument, second=after.instrument)
    return rules


RULES = DataFile("quy-dinh.yaml", read_rules, MESSAGES)
"""The laws by which notices are judged."""


def _rule(fields: Fields, raw: Raw, diagnostics: Diagnostics) -> Rule | None:
    instrument = fields.text("instrument", required=True)
    provision, requirement = fields.text("provision", required=True), fields.text("requirement", required=True)
    first, last = fields.when("from", required=True), fields.when("until")
    if first and last and last.end < first.start:
        diagnostics.error("rule-backwards", fields.line("until"))
        return None
    if not (instrument and first):
        return None
    if "sources" not in fields.values:
        diagnostics.error("rule-source", fields.first_line)
    return Rule(
        first=first.start.date(),
        last=last.end.date() if last else None,
        slug=fields.text("slug"),
        instrument=instrument,
        provision=provision,
        requirement=requirement,
        working_days=_number(fields),
        count_opening_day=fields.flag("count_opening_day") is not False,
        sources=references(raw, diagnostics),
        unconfirmed=fields.texts("unconfirmed"),
    )


def _number(fields: Fields) -> int:
    text = fields.text("working_days") or "0"
    if text.isascii() and text.isdigit() and int(text) <= LONGEST:
        return int(text)
    fields.diagnostics.error("rule-days", fields.line("working_days"), found=text)
    return 0
