"""Profiles: what is known about a portal, one YAML file each; an error names its file and key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import yaml

from plugins.vietnamese.messages import messages_of, read_yaml

from .model import Page

MESSAGES = messages_of(__package__)
FOLDER = Path(__file__).with_name("profiles")
GENERAL = "chung"
Where = Literal["anywhere", "head", "tail"]
ELEMENTS = ("title", "date", "lead", "content", "author", "section", "caption")
_KEYS = frozenset((
    "name", "title", "extends", "recognise", "elements", "sections", "bylines", "captions", "drop", "categories",
    "refuse",
))  # fmt: skip
_RULE_KEYS = frozenset((
    "name", "about", "lines", "parts", "where", "from", "to", "most", "longest", "after", "unless", "elements",
    "pictures",
))  # fmt: skip
_NEVER = re.compile(r"(?!)")
_LOOKED_AT = 60
"""Lines at each end of a page that are searched for signs of a portal."""


class ProfileError(ValueError):
    """An unusable profile; the message names the file, the key and the remedy."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that drops lines, named in reports. most, longest: limits of a block, in lines and in characters a line.

    unless: titles of pages that the rule does not apply to.
    """

    name: str
    about: str
    lines: re.Pattern[str]
    parts: bool
    where: Where
    first: re.Pattern[str] | None
    last: re.Pattern[str]
    most: int
    longest: int
    after: re.Pattern[str] | None
    unless: re.Pattern[str]
    tags: frozenset[str]
    names: re.Pattern[str]
    pictures: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Profile:
    """A portal. elements: class names by what they contain; categories: slugs and title patterns, in order.

    parts: the parts that a line of chrome may be composed of.
    """

    name: str
    title: str
    lines: re.Pattern[str]
    hosts: tuple[str, ...]
    names: re.Pattern[str]
    elements: Mapping[str, re.Pattern[str]]
    sections: re.Pattern[str]
    bylines: tuple[re.Pattern[str], ...]
    caption_opening: re.Pattern[str]
    caption_words: re.Pattern[str]
    rules: tuple[Rule, ...]
    parts: re.Pattern[str]
    categories: tuple[tuple[str, re.Pattern[str]], ...]
    refuse: Mapping[str, re.Pattern[str]]

    def recognises(self, page: Page) -> int:
        """The number of signs that a page comes from this portal."""
        lines = [line.text for line in page.lines if not line.is_blank]
        ends = (*lines[:_LOOKED_AT], *lines[-_LOOKED_AT:])
        host = urlsplit(page.origin.address).hostname or ""
        return (
            sum(self.lines.fullmatch(text) is not None for text in dict.fromkeys(ends))
            + any(host == name or host.endswith(f".{name}") for name in self.hosts)
            + any(self.names.fullmatch(name) is not None for node in page.nodes for name in node.names)
        )


def choose(page: Page, profiles: Sequence[Profile]) -> Profile:
    """The profile with the most signs in a page; the general one, which comes first, if none has any."""
    return max(profiles, key=lambda profile: profile.recognises(page))


@cache
def load_all(more: tuple[Path, ...] = ()) -> tuple[Profile, ...]:
    """The general profile, then the others by name, then the operator's own files; raises ProfileError."""
    own = sorted(FOLDER.glob("*.yaml"), key=lambda path: (path.stem != GENERAL, path.stem))
    return tuple(map(load, (*own, *more)))


def load(path: Path) -> Profile:
    """The profile in a file, merged with the one it extends; raises ProfileError."""
    return _Reader(path).profile()


class _Reader:
    """Reads one file; its own values take precedence over those of the profile it extends."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.values = self._file(path)
        extends = self.values.get("extends")
        self.above = self._file(FOLDER / f"{extends}.yaml") if extends else {}

    def profile(self) -> Profile:
        """Build the profile."""
        recognise = self.values.get("recognise") or {}
        captions = self._value("captions") or {}
        return Profile(
            name=str(self.values.get("name") or self.path.stem),
            title=str(self.values.get("title") or self.path.stem),
            lines=self._any(recognise.get("lines"), "recognise.lines"),
            hosts=tuple(recognise.get("hosts") or ()),
            names=self._pattern(recognise.get("names"), "recognise.names"),
            elements={name: self._element(name) for name in ELEMENTS},
            sections=self._any([*self._both("sections")], "sections"),
            bylines=tuple(self._pattern(text, "bylines") for text in self._both("bylines")),
            caption_opening=self._pattern(captions.get("opening"), "captions.opening"),
            caption_words=self._pattern(captions.get("words"), "captions.words"),
            rules=tuple(self._rule(values) for values in self._both("drop")),
            parts=self._any(
                [text for values in self._both("drop") if values.get("parts") for text in values.get("lines") or ()],
                "drop",
            ),
            categories=tuple(
                (str(entry["slug"]), self._pattern(entry["match"], "categories") if entry["match"] else re.compile(""))
                for entry in self._both("categories")
            ),
            refuse={
                name: self._pattern(text, f"refuse.{name}") for name, text in (self._value("refuse") or {}).items()
            },
        )

    def _file(self, path: Path) -> Mapping[str, Any]:
        try:
            values = read_yaml(path)
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            raise ProfileError(MESSAGES.say("profile-unreadable", path=path, error=error)) from None
        if not isinstance(values, Mapping):
            raise ProfileError(MESSAGES.say("profile-unreadable", path=path, error=type(values).__name__))
        self._refuse(values, _KEYS, "")
        return values

    def _refuse(self, values: Mapping[str, Any], known: frozenset[str], place: str) -> None:
        for key in values.keys() - known:
            raise ProfileError(
                MESSAGES.say("profile-key", path=self.path, key=f"{place}{key}", known=", ".join(sorted(known)))
            )

    def _value(self, key: str) -> Any:
        return self.values.get(key) or self.above.get(key)

    def _both(self, key: str) -> Iterator[Any]:
        for values in (self.values, self.above):
            value = values.get(key) or ()
            yield from (value,) if isinstance(value, str) else value

    def _element(self, name: str) -> re.Pattern[str]:
        texts = [
            values["elements"][name] for values in (self.values, self.above) if name in (values.get("elements") or {})
        ]
        return self._any(texts, f"elements.{name}")

    def _any(self, texts: Sequence[str] | None, key: str) -> re.Pattern[str]:
        return self._pattern("|".join(f"(?:{text})" for text in texts or ()), key)

    def _pattern(self, text: str | None, key: str) -> re.Pattern[str]:
        try:
            return re.compile(text, re.IGNORECASE) if text else _NEVER
        except (re.error, TypeError) as error:
            raise ProfileError(MESSAGES.say("profile-pattern", path=self.path, key=key, error=error)) from None

    def _rule(self, values: Mapping[str, Any]) -> Rule:
        name = str(values.get("name", ""))
        self._refuse(values, _RULE_KEYS, f"drop.{name}.")
        elements = values.get("elements") or {}
        where = values.get("where", "anywhere")
        if where not in ("anywhere", "head", "tail"):
            raise ProfileError(
                MESSAGES.say("profile-key", path=self.path, key=f"drop.{name}.where", known="anywhere, head, tail")
            )
        return Rule(
            name=name, about=str(values.get("about", "")), lines=self._any(values.get("lines"), f"drop.{name}"),
            parts=bool(values.get("parts")), where=where,
            first=self._pattern(values["from"], name) if "from" in values else None,
            last=self._pattern(values.get("to"), name), most=int(values.get("most", 12)),
            longest=int(values.get("longest", 160)),
            after=self._pattern(values["after"], name) if "after" in values else None,
            unless=self._pattern(values.get("unless"), name),
            tags=frozenset(elements.get("tags") or ()), names=self._pattern(elements.get("names"), name),
            pictures=self._pattern(values.get("pictures"), name),
        )  # fmt: skip
