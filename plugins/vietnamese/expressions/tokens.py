"""Text cut into figures, words and signs, and a reader that goes along them and back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Concatenate, NamedTuple, ParamSpec, TypeVar

from plugins.vietnamese.expressions.lexicon import Lexicon

# Combining marks belong to their word, so that decomposed text reads the same and positions stay those of the text.
_TOKEN = re.compile(
    r"([0-9]+)|([^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*)|[^\S\n]*(\n)\s*|[\s\u00ad\u200b-\u200f\u2060\ufeff]+|(.)"
)

NUMBER, WORD, _LINE_END, SIGN = 1, 2, 3, 4


class Token(NamedTuple):
    """A run of figures, a word (key: as the lexicon spells it) or one sign, at text[start:end]."""

    kind: int
    key: str
    start: int
    end: int


def tokenise(text: str, lexicon: Lexicon) -> list[Token]:
    """The tokens of a text; spaces only separate them, the end of a paragraph is a sign of its own."""
    return list(_tokens(text, lexicon, 0, len(text)))


def tokenise_around(text: str, lexicon: Lexicon, start: int, sign: int, end: int) -> list[Token]:
    """The tokens of text[start:end], but after the sign only up to the first that no date has."""
    tokens = []
    for token in _tokens(text, lexicon, start, end):
        if token.start > sign and token.kind != NUMBER and token.key not in lexicon.parts:
            break
        tokens.append(token)
    return tokens


def _tokens(text: str, lexicon: Lexicon, start: int, end: int) -> Iterator[Token]:
    key = lexicon.key
    for match in _TOKEN.finditer(text, start, end):
        kind = match.lastindex
        if kind == WORD:
            yield Token(WORD, key(match[WORD]), match.start(), match.end())
        elif kind == _LINE_END:
            if _ends_paragraph(text, match):
                yield Token(SIGN, "\n", match.start(), match.end())
        elif kind:
            yield Token(kind, match[kind], match.start(), match.end())


def _ends_paragraph(text: str, line_end: re.Match[str]) -> bool:
    """Whether a blank line follows, or a line that begins like a new sentence or item rather than going on."""
    following = text[line_end.end() : line_end.end() + 1]
    return line_end[0].count("\n") > 1 or not (following.isdecimal() or following.islower())


class Reader:
    """Goes along tokens; every method either takes what it names and moves on, or answers nothing and stays.

    prose: the tokens are running text, where only what is surely a date may be read as one; found_until: where the
    last date before ends, 0 if there is none.
    """

    def __init__(self, text: str, tokens: Sequence[Token], lexicon: Lexicon, *, prose: bool) -> None:
        self.text, self.tokens, self.lexicon, self.prose = text, tokens, lexicon, prose
        self.at = self.found_until = 0
        self._first_words = lexicon.first_words

    @property
    def done(self) -> bool:
        """Whether all tokens are taken."""
        return self.at >= len(self.tokens)

    def glued(self, offset: int = 0) -> bool:
        """Whether nothing stands between the token at this offset and the one before it."""
        index = self.at + offset
        return 0 < index < len(self.tokens) and self.tokens[index].start == self.tokens[index - 1].end

    def is_kind(self, kind: int, offset: int = 0) -> bool:
        """Whether the token at this offset is a number, word or sign."""
        index = self.at + offset
        return 0 <= index < len(self.tokens) and self.tokens[index].kind == kind

    def is_sign(self, signs: str, offset: int = 0) -> bool:
        """Whether the token at this offset is one of these signs."""
        return self.is_kind(SIGN, offset) and self.tokens[self.at + offset].key in signs

    def is_word(self, *keys: str) -> bool:
        """Whether the token here is one of these words, as the lexicon spells them."""
        return self.is_kind(WORD) and self.tokens[self.at].key in keys

    @property
    def number(self) -> str:
        """The figures of the number here, not taken; "" if there is none."""
        return self.tokens[self.at].key if self.is_kind(NUMBER) else ""

    def phrase(self, role: str) -> int | None:
        """The value of the longest phrase of that role which stands here."""
        tokens, at = self.tokens, self.at
        if at >= len(tokens) or tokens[at].key not in self._first_words[role]:
            return None
        phrases = self.lexicon.roles[role]
        keys = tuple([token.key for token in tokens[at : at + self.lexicon.longest[role]]])
        for length in range(len(keys), 0, -1):
            value = phrases.get(keys[:length])
            if value is not None:
                self.at += length
                return value
        return None

    def has(self, role: str) -> bool:
        """Take a phrase of that role, if one stands here."""
        if self.at >= len(self.tokens) or self.tokens[self.at].key not in self._first_words[role]:
            return False
        return self.phrase(role) is not None

    def sees(self, role: str) -> bool:
        """Whether a phrase of that role stands here; takes nothing."""
        at = self.at
        found = self.has(role)
        self.at = at
        return found

    def starts(self, group: str) -> bool:
        """Whether a number stands here, or a word with which a phrase of one of the group's roles begins."""
        if self.at >= len(self.tokens):
            return False
        token = self.tokens[self.at]
        return token.kind == NUMBER or token.key in self._first_words[group]

    def figures(self, least: int = 1, most: int = 2) -> str:
        """A number of that many figures, as written; "" if there is none."""
        if self.is_kind(NUMBER):
            key = self.tokens[self.at].key
            if least <= len(key) <= most:
                self.at += 1
                return key
        return ""

    def sign(self, signs: str, *, glued: bool = False) -> str:
        """One of these signs; "" if there is none."""
        if self.is_sign(signs) and (self.glued() or not glued):
            self.at += 1
            return self.tokens[self.at - 1].key
        return ""


Found = TypeVar("Found")
Rest = ParamSpec("Rest")


def whole(
    production: Callable[Concatenate[Reader, Rest], Found],
) -> Callable[Concatenate[Reader, Rest], Found]:
    """Make a production leave the reader where it was, unless it finds something."""

    def read(reader: Reader, /, *args: Rest.args, **named: Rest.kwargs) -> Found:
        start = reader.at
        found = production(reader, *args, **named)
        if found is None or found is False:
            reader.at = start
        return found

    return read
