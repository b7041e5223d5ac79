"""What the search knows about the words of questions: du-lieu/dong-nghia.yaml, tinh-thanh.yaml and tu-hoi.yaml.

It is published unchanged in words.json, so that the browser and `tasks.py search` read a question alike; synonyms of
English words are in english.json, which only a question with foreign words needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain, permutations
from typing import Any, NamedTuple

from msgspec import Struct
from msgspec.structs import asdict, replace

from plugins.content.capability import DataFile
from plugins.content.messages import MESSAGES
from plugins.content.model import SiteData
from plugins.content.raw import Raw
from plugins.core.diagnostics import Diagnostics
from plugins.vietnamese.text import fold, tone_key

from .analyzer import WORD

Synonym = tuple[Sequence[str], Sequence[str]]
"""Phrases of syllables, each of the first of which matches each of the second: folded, but those for English."""


class Dated(NamedTuple):
    """Synonyms, those of English words, and the time from which they apply; None: always."""

    synonyms: Sequence[Synonym]
    english: Sequence[Synonym]
    since: datetime | None


class Language(Struct, frozen=True):
    """The words of questions; phrases are syllables joined by spaces.

    With marks, as tone keys: small: stop words; place_kinds: stop words before a capital; surnames; certain_surnames:
    those that are surnames in lower case, too. Folded: leads: what introduces a number or a date; day_leads: a day;
    honorifics: what precedes names; posts: given names; synonyms: see Synonym; english: likewise, of English phrases.
    """

    small: Sequence[str] = ()
    place_kinds: Sequence[str] = ()
    surnames: Sequence[str] = ()
    certain_surnames: Sequence[str] = ()
    leads: Sequence[str] = ()
    day_leads: Sequence[str] = ()
    honorifics: Sequence[str] = ()
    posts: Sequence[str] = ()
    synonyms: Sequence[Synonym] = ()
    english: Sequence[Synonym] = ()

    def as_json(self) -> dict[str, Any]:
        """The form in words.json."""
        return {key: phrases for key, phrases in asdict(self).items() if key != "english"}


NO_WORDS = Language()
MOST_WORDS = 1_000


def folded(phrase: str) -> str:
    """A phrase as the analyzer folds it."""
    return fold(_spelt(phrase))


def _spelt(phrase: str) -> str:
    return " ".join(map(tone_key, WORD.findall(phrase.lower())))


def _phrases(texts: Iterable[str], spelt: Callable[[str], str] = folded) -> list[str]:
    """The phrases as the search compares them, without those of signs alone: "%" has nothing to compare."""
    return [*filter(None, dict.fromkeys(map(spelt, texts)))]


def _read_synonyms(raw: Raw, diagnostics: Diagnostics) -> tuple[Dated, ...]:
    """Each form matches the others, and English forms match all of them."""
    return tuple(
        Dated(
            [(_phrases(forms), _phrases(forms))] if len(forms) > 1 else [],
            [(_phrases(english), _phrases(forms, _spelt))] if english else [],
            since,
        )
        for forms, english, since in _entries(raw, diagnostics, "forms", "english")
    )


def _read_provinces(raw: Raw, diagnostics: Diagnostics) -> tuple[Dated, ...]:
    """A new province matches those that it was formed from, and each of them matches it."""
    return tuple(
        Dated([*permutations((_phrases(name), _phrases(former)), 2)], [], since)
        for name, former, since in _entries(raw, diagnostics, "name", "formed_from")
    )


def _entries(
    raw: Raw, diagnostics: Diagnostics, first: str, second: str
) -> Iterator[tuple[Sequence[str], Sequence[str], datetime | None]]:
    for fields, _ in raw.entries(diagnostics, (first, second, "since")):
        since = fields.when("since")
        yield fields.texts(first), fields.texts(second), since.start if since else None


def _read_question_words(raw: Raw, diagnostics: Diagnostics) -> Language:
    keys = ("small", "place_kinds", "surnames", "certain_surnames", "leads", "day_leads", "honorifics", "posts")
    fields = raw.fields(diagnostics, keys)
    if fields is None:
        return NO_WORDS
    texts = [fields.texts(key, most=MOST_WORDS) for key in keys]
    small, kinds, surnames, certain = (_phrases(phrases, _spelt) for phrases in texts[:4])
    leads, day_leads, honorifics, posts = map(_phrases, texts[4:])
    return Language(small, kinds, surnames, certain, leads, day_leads, honorifics, posts)


SYNONYMS = DataFile("dong-nghia.yaml", _read_synonyms, MESSAGES)
PROVINCES = DataFile("tinh-thanh.yaml", _read_provinces, MESSAGES)
QUESTION_WORDS = DataFile("tu-hoi.yaml", _read_question_words, MESSAGES)
FILES = (SYNONYMS, PROVINCES, QUESTION_WORDS)


def language_of(data: SiteData, now: datetime) -> Language:
    """The words in use at a time."""
    dated = (*SYNONYMS.of(data), *PROVINCES.of(data))
    known = [some for some in dated if some.since is None or some.since <= now]
    synonyms = chain.from_iterable(some.synonyms for some in known)
    english = chain.from_iterable(some.english for some in known)
    return replace(QUESTION_WORDS.of(data), synonyms=[*synonyms], english=[*english])
