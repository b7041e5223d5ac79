"""Queries of every class with their known answers, drawn from an archive, for the search benchmark."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from plugins.vietnamese.text import fold

_NUMBER = re.compile(r"\b\d+(?:/\d{4})?(?:/[A-ZĐ]+-[A-ZĐ][A-Za-zĐ]*|-[A-ZĐ]+/[A-Z]+)\b")
_WORD = re.compile(r"[^\W_]+")
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")


@dataclass(frozen=True, slots=True)
class Document:
    """What a search engine indexes of one article; real: from the archive's own content."""

    address: str
    title: str
    day: date
    category: str
    text: str
    real: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One query: its class, its text, and the addresses that answer it."""

    kind: str
    text: str
    answers: frozenset[str]


Drawn = tuple[str, frozenset[str]]
"""The text of a question, and the addresses that answer it."""


class Questions:
    """Draws questions from documents, deterministic for a seed."""

    def __init__(self, documents: Sequence[Document], *, seed: int = 7) -> None:
        self.documents = documents
        self.chance = random.Random(seed)
        self.titles = [f" {' '.join(_WORD.findall(fold(d.title)))} " for d in documents]
        self.texts = [f" {' '.join(_WORD.findall(fold(d.text)))} " for d in documents]
        self.numbers: dict[str, set[str]] = {}
        for document in documents:
            for number in _NUMBER.findall(f"{document.title}\n{document.text}"):
                self.numbers.setdefault(number, set()).add(document.address)

    def draw(self, each: int) -> list[Question]:
        """Draw `each` questions of every class."""
        real = [document for document in self.documents if document.real]
        kinds: dict[str, Callable[[], Drawn | None]] = {
            "exact": lambda: self._title(list),
            "no marks": lambda: self._title(lambda run: [*map(fold, run)]),
            "wrong tone": lambda: self._title(self._wrong_tone),
            "prefix": self._prefix,
            "typo": lambda: self._title(self._typo),
            "phrase": lambda: self._phrase(self.documents),
            "phrase, real": lambda: self._phrase(real),
            "title + month": self._title_and_month,
            "number": lambda: self._number(str),
            "number, ASCII": lambda: self._number(fold),
            "number, sentence": lambda: self._number(self._sentence),
            "number, part": self._part,
        }
        return [Question(kind, *drawn) for kind, draw in kinds.items() for drawn in self._some(draw, each)]

    def _some(self, draw: Callable[[], Drawn | None], count: int) -> Iterator[Drawn]:
        for _ in range(count):
            for _ in range(50):
                if drawn := draw():
                    yield drawn
                    break

    def _run(self, text: str, least: int, most: int) -> list[str]:
        words = _WORD.findall(text)
        length = min(len(words), self.chance.randint(least, most))
        start = self.chance.randint(0, len(words) - length)
        return words[start : start + length]

    def _holding(self, texts: list[str], run: Sequence[str]) -> frozenset[str]:
        wanted = f" {fold(' '.join(run))} "
        return frozenset(d.address for d, text in zip(self.documents, texts, strict=True) if wanted in text)

    def _title(self, spoil: Callable[[list[str]], list[str] | None]) -> Drawn | None:
        """Words of a title as `spoil` writes them; None if it cannot."""
        run = self._run(self.chance.choice(self.documents).title, 4, 7)
        spoilt = spoil(run)
        return (" ".join(spoilt), self._holding(self.titles, run)) if spoilt else None

    def _wrong_tone(self, run: list[str]) -> list[str] | None:
        place = self.chance.randrange(len(run))
        letters = unicodedata.normalize("NFD", run[place])
        bare = re.sub(f"[{''.join(_TONES)}]", "", letters)
        vowels = [match.end() for match in re.finditer("[aeiouyAEIOUY][\u0302\u0306\u031b]?", bare)]
        if not vowels or not bare[0].isalpha():
            return None
        tone = self.chance.choice(_TONES)
        changed = unicodedata.normalize("NFC", bare[: vowels[-1]] + tone + bare[vowels[-1] :])
        return [*run[:place], changed, *run[place + 1 :]] if changed != run[place] else None

    def _typo(self, run: list[str]) -> list[str] | None:
        long = [place for place, word in enumerate(run) if len(word) >= 4 and word.isalpha()]
        if not long:
            return None
        place = self.chance.choice(long)
        word, at = run[place], self.chance.randint(1, len(run[place]) - 2)
        letter = self.chance.choice("abcdefghijklmnopqrstuvwxyz")
        spoilt = self.chance.choice(
            (
                word[:at] + word[at + 1 :],
                word[:at] + letter + word[at:],
                word[:at] + letter + word[at + 1 :],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            )
        )
        return [*run[:place], spoilt, *run[place + 1 :]] if spoilt != word else None

    def _prefix(self) -> Drawn | None:
        run = self._run(self.chance.choice(self.documents).title, 4, 7)
        if len(run[-1]) < 3:
            return None
        typed = " ".join([*run[:-1], run[-1][:2]])
        wanted = f" {fold(typed)}"
        answers = (d.address for d, text in zip(self.documents, self.titles, strict=True) if wanted in text)
        return typed, frozenset(answers)

    def _phrase(self, documents: Sequence[Document]) -> Drawn | None:
        lines = [line for line in self.chance.choice(documents).text.splitlines() if len(line.split()) > 8]
        if not lines:
            return None
        run = self._run(self.chance.choice(lines), 5, 8)
        answers = self._holding(self.texts, run) | self._holding(self.titles, run)
        return " ".join(run), answers

    def _title_and_month(self) -> Drawn:
        document = self.chance.choice(self.documents)
        title = re.sub(r"(?i)\s*(tháng \d+/\d+|quý [iv]+/\d+)", "", document.title)
        run = self._run(title, 3, 6)
        month = (document.day.year, document.day.month)
        answers = self._holding(self.titles, run)
        of_month = (d.address for d in self.documents if d.address in answers and (d.day.year, d.day.month) == month)
        return f"{' '.join(run)} tháng {month[1]}/{month[0]}", frozenset(of_month)

    def _number(self, write: Callable[[str], str]) -> Drawn:
        number = self.chance.choice(sorted(self.numbers))
        return write(number), frozenset(self.numbers[number])

    def _sentence(self, number: str) -> str:
        return self.chance.choice(("văn bản số {} quy định gì", "căn cứ {} của Bộ", "thực hiện {}")).format(number)

    def _part(self) -> Drawn:
        number = self.chance.choice(sorted(self.numbers))
        part = re.match(r"\d+(?:/\d{4}|[/-][A-ZĐ]+)", number)[0]  # type: ignore[index]
        # 71-KL/TW is also written 71/KL-TW.
        begun = part.replace("/", "-")
        others = (other for other in self.numbers if other.replace("/", "-").startswith(begun))
        return part, frozenset(address for other in others for address in self.numbers[other])
