"""Raw YAML values for capabilities to parse, with the line of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from msgspec import Struct

from plugins.core.diagnostics import Diagnostics

from .fields import Fields
from .yaml_text import Place, Value

T = TypeVar("T")


class Raw(Struct, frozen=True):
    """A value from yaml_text.load, and the line of each value inside it by path; () is the value itself."""

    value: Value
    lines: Mapping[Place, int] = {}

    @classmethod
    def under(cls, key: str, value: Value, lines: Mapping[Place, int]) -> Raw:
        """The value of one key of a mapping whose lines are known."""
        return cls(value, {path[1:]: line for path, line in lines.items() if path and path[0] == key})

    @property
    def line(self) -> int:
        """The line on which the value begins."""
        return self.lines.get((), 1)

    def get(self, key: str) -> Raw | None:
        """The value under a key; None unless this is a mapping that has it."""
        if isinstance(self.value, Mapping) and key in self.value:
            return Raw.under(key, self.value[key], self.lines)
        return None

    def fields(self, diagnostics: Diagnostics, known: Iterable[str] = ()) -> Fields | None:
        """The fields of a mapping; None if this is not one, which is reported.

        known: the keys that it may have, of which any other is reported; () for any.
        """
        if not isinstance(self.value, Mapping):
            diagnostics.error("data-not-mapping", self.line)
            return None
        lines = {key: self.lines.get((key,), self.line) for key in self.value}
        fields = Fields(self.value, lines, diagnostics, self.line)
        if known:
            fields.refuse_unknown(known)
        return fields

    def fields_if_any(self, diagnostics: Diagnostics, known: Iterable[str] = ()) -> Fields | None:
        """Like `fields`, but an empty value is not reported."""
        return self.fields(diagnostics, known) if self.value else None

    def items(self, diagnostics: Diagnostics) -> Iterator[Raw]:
        """The values of a list; none if this is not one, which is reported unless it is empty."""
        if isinstance(self.value, tuple):
            inside: defaultdict[str | int, dict[Place, int]] = defaultdict(dict)
            for path, line in self.lines.items():
                if path:
                    inside[path[0]][path[1:]] = line
            for position, value in enumerate(self.value):
                yield Raw(value, inside[position])
        elif self.value:
            diagnostics.error("data-not-list", self.line)

    def entries(self, diagnostics: Diagnostics, known: Iterable[str] = ()) -> Iterator[tuple[Fields, Raw]]:
        """The mappings of a list, each as fields and raw. known: see `fields`."""
        for item in self.items(diagnostics):
            if (fields := item.fields(diagnostics, known)) is not None:
                yield fields, item

    def by_slug(
        self, keys: Iterable[str], make: Callable[[Fields, Raw], T | None], diagnostics: Diagnostics
    ) -> dict[str, T]:
        """The records of a list by slug, in the order of the file.

        keys: those that each mapping may have; make: makes its record, None if it is faulty.
        """
        records: dict[str, T] = {}
        for fields, item in self.entries(diagnostics, keys):
            name = fields.slug()
            if name in records:
                diagnostics.error("data-twice", fields.line("slug"), slug=name)
            elif name and (made := make(fields, item)):
                records[name] = made
        return records

    def entries_of(self, key: str, diagnostics: Diagnostics, known: Iterable[str] = ()) -> Iterator[Fields]:
        """The fields of each mapping in the list under a key; none if the key is missing. known: see `fields`."""
        for fields, _ in (self.get(key) or Raw(())).entries(diagnostics, known):
            yield fields
