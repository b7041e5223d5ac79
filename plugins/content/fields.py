"""Typed front matter values: each getter returns the value or a default, and reports what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from plugins.core.diagnostics import Diagnostics
from plugins.core.files import is_device
from plugins.core.nearest import Nearest
from plugins.vietnamese.dates import DateFault, When, parse
from plugins.vietnamese.messages import read_yaml
from plugins.vietnamese.text import fold, slug
from plugins.vietnamese.when import MESSAGES as DATE_MESSAGES

from .messages import MESSAGES
from .urls import is_web
from .yaml_text import Value

KEYS: Mapping[str, list[str]] = read_yaml(Path(__file__).with_name("keys.yaml"))
"""Every key of front matter, and what editors may type instead (folded)."""
_FLAGS = {"true": True, "yes": True, "co": True, "false": False, "no": False, "khong": False}
"""What editors type for yes and no, folded."""
_TOLD_FLAGS = frozenset(("hour-over-word", "month-name-civil", "short-year"))
MOST_TEXTS = 100
"""The most texts in one list; no article has more tags, authors or old addresses."""
S = TypeVar("S", bound=Struct)
W = TypeVar("W", bound=str)
OTHER_NAMES = {other: key for key, others in KEYS.items() for other in others}


def near(name: str | None) -> str:
    """The words that suggest a name; "" if there is none."""
    return MESSAGES.say("near", name=name) if name else ""


class Fields:
    """Access to the front matter of one file, key by key."""

    def __init__(
        self, values: Mapping[str, Value], lines: Mapping[str, int], diagnostics: Diagnostics, first_line: int = 1
    ) -> None:
        self.values, self.lines, self.diagnostics, self.first_line = values, lines, diagnostics, first_line
        self._meant: set[str | None] = set()
        """The keys that unknown ones probably mean."""

    def line(self, key: str) -> int:
        """The line of a key; the first line of the mapping if it is missing."""
        return self.lines.get(key, self.first_line)

    def refuse_unknown(self, known: Iterable[str], others: Mapping[str, str] = OTHER_NAMES) -> None:
        """Report every unknown key, with the one that was probably meant.

        others: keys by what editors may type instead, folded.
        """
        known = frozenset(known)
        nearest = Nearest(known)
        for key in self.values:
            if key not in known:
                other = others.get(fold(key).replace("-", " ").replace("_", " "))
                meant = other if other in known else nearest.to(key)
                self._meant.add(meant)
                self.diagnostics.error("unknown-key", self.line(key), key=key, near=near(meant))

    def text(self, key: str, *, required: bool = False) -> str:
        """One line of text; "" if it is missing or not a text."""
        value = self.values.get(key)
        if isinstance(value, str) and value:
            return " ".join(value.split())
        if value is not None and not isinstance(value, str):
            self.diagnostics.error("not-text", self.line(key), key=key)
        elif required and key not in self._meant:
            self.diagnostics.error("missing-key" if value is None else "empty-key", self.line(key), key=key)
        return ""

    def record(self, kind: type[S], *required: str) -> S:
        """A record of texts, each under the name of its field; other keys are reported."""
        names = kind.__struct_fields__
        self.refuse_unknown(names)
        return kind(*(self.text(name, required=name in required) for name in names))

    def flag(self, key: str) -> bool | None:
        """Yes or no; None if it is missing or neither."""
        value = self.values.get(key)
        if not value:
            return None
        answer = _FLAGS.get(fold(value)) if isinstance(value, str) else None
        if answer is None:
            self.diagnostics.error("not-flag", self.line(key), key=key, found=str(value)[:20])
        return answer

    def choice(self, key: str, words: Sequence[W], *, required: bool = False) -> W | None:
        """One of the given words; None if it is missing or any other."""
        text = self.text(key, required=required)
        found = next((word for word in words if word == text), None)
        if text and found is None:
            self.diagnostics.error("data-word", self.line(key), key=key, found=text, words=", ".join(words))
        return found

    def slug(self, otherwise: str = "") -> str:
        """The value of `slug`, part of an address; "" if it cannot be one, which is reported."""
        text = self.text("slug", required=not otherwise) or otherwise
        if text != slug(text):
            self.diagnostics.error("data-slug", self.line("slug"), found=text, slug=slug(text))
        elif is_device(text):
            self.diagnostics.error("name-device", self.line("slug"), found=text, name=f"{text}-1")
        else:
            return text
        return ""

    def web(self, key: str) -> str:
        """An absolute web address; "" if it is missing or anything else."""
        text = self.text(key)
        if text and not is_web(text):
            self.diagnostics.error("data-url", self.line(key), found=text)
            return ""
        return text

    def texts(self, key: str, *, most: int = MOST_TEXTS) -> tuple[str, ...]:
        """A list of at most `most` texts, without duplicates; a single text is a list of one."""
        value = self.values.get(key, ())
        items = (value,) if isinstance(value, str) else value
        if isinstance(items, Mapping) or not all(isinstance(item, str) for item in items):
            self.diagnostics.error("not-list", self.line(key), key=key)
            return ()
        if len(items) > most:
            self.diagnostics.error("list-long", self.line(key), key=key, count=len(items), most=most)
            return ()
        return tuple(dict.fromkeys(" ".join(str(item).split()) for item in items if item))

    def when(self, key: str, *, anchor: date | None = None, required: bool = False) -> When | None:
        """A date in any Vietnamese form; None if it is missing or invalid."""
        text = self.text(key, required=required)
        if not text:
            return None
        try:
            when = parse(text, anchor=anchor)
        except DateFault as fault:
            self.diagnostics.error("date", self.line(key), key=key, fault=fault.message)
            return None
        for flag in _TOLD_FLAGS.intersection(when.flags):
            self.diagnostics.warning(
                "date-flag", self.line(key), key=key, fault=DATE_MESSAGES.say(flag, year=when.start.year)
            )
        return when

    def mapping(self, key: str, known: Iterable[str]) -> Mapping[str, str] | None:
        """A mapping to texts, with unknown keys reported; None if it is missing or not such a mapping."""
        value = self.values.get(key)
        if value is None or value == "":
            return None
        if not isinstance(value, Mapping) or not all(isinstance(item, str) for item in value.values()):
            self.diagnostics.error("not-mapping", self.line(key), key=key, keys=", ".join(known))
            return None
        for inner in value.keys() - set(known):
            meant = near(Nearest(known).to(inner))
            self.diagnostics.error("unknown-key", self.line(key), key=f"{key}: {inner}", near=meant)
        return {inner: str(item) for inner, item in value.items()}
