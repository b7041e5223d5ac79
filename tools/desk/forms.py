"""Forms that write rarely typed front matter: notices, corrections, withdrawals, attached documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.content.layout import PAGES
from plugins.content.source import one_line
from plugins.content.yaml_text import Place, Value
from plugins.vietnamese.messages import messages_of, read_yaml

from .heads import at, values_if_any, values_of, with_value
from .store import Refused

MESSAGES = messages_of(__package__)
Entry = Mapping[str, str | None]
"""The value of each field; None for a value that is not a string, which must be edited as text."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form. name: its front matter key; fields: "opens" or "send_to.email"; many: whether the key holds a list.

    whole: whether the fields are top-level keys; on_pages: whether it is for fixed pages and English versions, not for
    articles. long: multi-line fields; today: the field that defaults to today's date.
    """

    name: str
    fields: Sequence[str]
    required: Sequence[str]
    many: bool = False
    whole: bool = False
    on_pages: bool = False
    long: Sequence[str] = ()
    today: str = ""

    def label(self, field: str) -> str:
        """The label of a field."""
        return MESSAGES.say(f"form-{self.name}-{field.replace('.', '-')}")


FORMS: Mapping[str, Form] = {
    name: Form(name, **values) for name, values in read_yaml(Path(__file__).with_name("forms.yaml")).items()
}


def forms_of(path: str, text: str) -> Sequence[Form]:
    """The forms for a source: those for pages if it is a fixed page or in English, else those for articles."""
    is_page = path.startswith(f"{PAGES}/") or values_if_any(text).get("lang") == "en"
    return [form for form in FORMS.values() if form.on_pages is is_page]


def entries(text: str, name: str) -> list[Entry]:
    """The values under a form's key in a text's front matter: none, one, or one for each entry of the list.

    Raises Refused if the front matter is unreadable, or if the key holds another kind of value.
    """
    form = _form(name)
    values = values_of(text)
    found = values if form.whole else values.get(name) or ()
    several = found if isinstance(found, tuple) else (found,)
    if (found and isinstance(found, tuple) != form.many) or not all(isinstance(one, Mapping) for one in several):
        raise Refused("form-shape", key=name)
    return [{field: _line(at(one, _path(field))) for field in form.fields} for one in several]


def insert(text: str, name: str, values: Mapping[str, str], number: int = 0) -> str:
    """Write a form's values into a text's front matter; unchanged values keep their bytes.

    number: index of the list entry, from 0; past the last it adds one. Raises Refused if a required value is missing or
    the front matter is unreadable.
    """
    form = _form(name)
    there = entries(text, name)
    known = there[number] if number < len(there) else {}
    answers = {field: one_line(values[field]) for field in form.fields if field in values}
    missing = [form.label(one) for one in form.required if known.get(one, "") is not None and not answers.get(one)]
    if missing:
        raise Refused("form-missing", names=", ".join(missing))
    order = [key for field in form.fields for key in _path(field)]
    begins: Place = () if form.whole else (name, min(number, len(there))) if form.many else (name,)
    for field, answer in answers.items():
        if known.get(field, "") not in (None, answer):
            text = with_value(text, (*begins, *_path(field)), answer, [str(key) for key in order])
    return text


def _form(name: str) -> Form:
    if name not in FORMS:
        raise Refused("path")
    return FORMS[name]


def _path(field: str) -> Place:
    return tuple(field.split("."))


def _line(value: Value | None) -> str | None:
    """A value as shown in a one-line field; None if it is not a string."""
    return one_line(value) if isinstance(value, str) else "" if value is None else None
