"""Forms for what is rarely typed: notices, corrections, withdrawals, English versions. They write the head's YAML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plugins.content.front_matter import FENCE
from plugins.vietnamese.messages import messages_of
from tools.new import scalar

from .store import Refused

MESSAGES = messages_of(__package__)
INDENT = "  "


@dataclass(frozen=True, slots=True)
class Form:
    """What is asked. name: the key of the head; fields: "opens" or "send_to.email"; entry: one more of a list."""

    name: str
    fields: Sequence[str]
    required: Sequence[str]
    entry: bool = False

    def label(self, field: str) -> str:
        """What a field is called."""
        return MESSAGES.say(f"form-{self.name}-{field.replace('.', '-')}")


FORMS: Mapping[str, Form] = {
    "notice": Form(
        "notice",
        ("candidate", "post", "award", "agency", "reference", "opens", "closes", "period", "send_to.address",
         "send_to.email"),
        ("candidate", "opens"),
    ),
    "corrections": Form("corrections", ("date", "wrong", "right", "note"), ("date", "wrong", "right"), entry=True),
    "withdrawn": Form("withdrawn", ("date", "reason", "by", "replaced_by"), ("date", "reason")),
}  # fmt: skip


def insert(text: str, name: str, values: Mapping[str, str]) -> str:
    """A text with a form's answers in its head, in the place of what stands there under its key.

    Refused where something that must be said is not, or the text has no head.
    """
    form = FORMS.get(name)
    if form is None:
        raise Refused("path")
    answers = {field: " ".join(values.get(field, "").split()) for field in form.fields}
    missing = [form.label(field) for field in form.required if not answers[field]]
    if missing:
        raise Refused("form-missing", names=", ".join(missing))
    rows = text.split("\n")
    ends = [number for number, row in enumerate(rows) if row.rstrip() == FENCE][:2]
    if len(ends) < 2:
        raise Refused("form-no-head")
    first = next((at for at in range(ends[0] + 1, ends[1]) if rows[at].startswith(f"{name}:")), ends[1])
    last = next((at for at in range(first + 1, ends[1]) if not rows[at].startswith((" ", "-"))), ends[1])
    last = max(first, min(last, ends[1]))
    if form.entry:
        there = rows[first:last] if first < ends[1] else [f"{name}:"]
        return "\n".join([*rows[:first], *there, *_entry(answers), *rows[last:]])
    return "\n".join([*rows[:first], f"{name}:", *_mapping(answers), *rows[last:]])


def _mapping(answers: Mapping[str, str]) -> list[str]:
    rows: list[str] = []
    for field, value in answers.items():
        if not value:
            continue
        outer, _, inner = field.rpartition(".")
        if outer and f"{INDENT}{outer}:" not in rows:
            rows.append(f"{INDENT}{outer}:")
        rows.append(f"{INDENT * (2 if outer else 1)}{inner}: {scalar(value)}")
    return rows


def _entry(answers: Mapping[str, str]) -> list[str]:
    said = [f"{field}: {scalar(value)}" for field, value in answers.items() if value]
    return [f"{INDENT}- {said[0]}", *(f"{INDENT * 2}{row}" for row in said[1:])]
