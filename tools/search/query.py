"""Parses what was typed, of which nothing is an error; the twin of theme/static/js/search/query.js."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from plugins.search.analyzer import WORD, Analyzer
from plugins.search.language import Language
from plugins.search.searchable import DASHES, NUMBER_DASH, unified
from plugins.vietnamese.text import fold, fold_word, nfc, tone_key

from .periods import Requirement, in_figures, periods_of

LONGEST, MOST_WORDS, FEWEST_LETTERS = 300, 32, 2
ANY_CASE = re.compile(WORD.pattern, re.IGNORECASE)
VOWEL = re.compile("[aeiouy]")
_SPOKEN = re.compile(r"[aeiouy]|\A.\Z")
"""Matches folded words that are no abbreviations: they have a vowel, or only one letter."""
_LETTER = r"[^\W\d_]"
_QUOTED = re.compile(r'(^|\s)(-?)["“”„]([^"“”„]*)["“”„]')
_EXCLUDED = re.compile(
    r"(^|\s)-(?=[^\s\d-]|(?<=[^\s\d]\s-)(?:19|20)[0-9]{2}(?![\w/-]))"
    r"((?:kh(?:óa|oá|oa)|[đd][ợo]t|l[ớo]p|l[ầa]n|h[ạa]ng) [0-9ivx]+(?!\S)|\S+)",
    re.IGNORECASE,
)
"""Matches what follows a minus: a word, or one with its number: "-tỉnh", "-đợt 2"."""
_NOTHING = re.compile("[\u0000-\u001f_\u007f\ud800-\udfff]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_DASH = re.compile(rf"(?<=[^\W_])[{DASHES}](?=[^\W_])")
_INITIALS = re.compile(rf"(?<![^\W_])(?:{_LETTER}+ )?(?:{_LETTER}\.){{2,}}{_LETTER}{{2,}}")
"""Matches "t.m.tuấn", "trịnh t.h.sương"."""
_GLUED = re.compile(rf"(^|\s)({_LETTER}{{2,}})(?=[0-9]{{1,5}}[/-](?:[0-9]|{_LETTER}))")
_GLUED_DONG = re.compile(r"([0-9])(?:đ|vn[đd]|(?<=00)d)\b", re.IGNORECASE)
"""As in "8.000đ", "8000d"."""
_THOUSANDS = re.compile(r"([0-9]{2})k(?![\w-]| [0-9])", re.IGNORECASE)
"""As in "130k", but not "51k 888.88"."""
_CODE = re.compile(r"[0-9]/[a-z0-9-]+", re.IGNORECASE)
_KEYED_D = re.compile(r"(?<!g)d[d9]", re.IGNORECASE)
"""As in "1087/qdd-ttg", typed with the keys of Telex or VNI; "BGDDT" is BGDĐT without marks."""
_SAID_NUMBER = re.compile(
    r"\b(?:(ngh[ịi] [đd][ịi]nh|n[đd])|th[ôo]ng t[ưu]|tt)(?: s[ốo])? ([0-9]{1,3}) (?:n[ăa]m )?((?:19|20)[0-9]{2})\b",
    re.IGNORECASE,
)
"""As in "nghị định số 91 năm 2020", "thông tư 61 2017"."""
_SAID_SHORT = re.compile(
    r"\b(?:(q[đd]|ct|nq|kl)(?: s[ốo])?|quy[ếe]t [đd][ịi]nh s[ốo]) (?!(?:19|20)[0-9]{2}\b)([0-9]{1,4})(?![0-9/.,-])",
    re.IGNORECASE,
)
"""As in "QĐ 505", "quyết định số 505"."""
_BEGUN = re.compile(r"0*((?!(?:19|20)[0-9]{2}-(?:19|20)[0-9]{2}\Z)[0-9]{1,5}[a-z]?[/-](?:[0-9]{4}|[a-z])[0-9a-z/-]*)\Z")
_OF_SEVERAL = re.compile(r"(?:dot|lop|lan) @[1-3]-[0-9]{4}\Z")
"""Matches a number of a year that is no month: "đợt 2/2015"."""
_EDGES = re.compile(r"^[^0-9a-z]+|[^0-9a-z/-]+$")
_OUTSIDE = re.compile(rf"^(?:(?!{_LETTER})[^0-9])+|(?:(?!{_LETTER})[^0-9])+$")
_OPEN = re.compile(r'[^\s"“”„]\Z')
_ANALYZER = Analyzer({})
"""Analyses single runs of text, which does not depend on abbreviations."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word: folded; its exact token if its marks add something; as typed; whether it is a stop word.

    called: whether it is a given name after a post; year: the year that it is.
    """

    folded: str
    exact: str
    typed: str
    small: bool = False
    called: bool = False
    year: Requirement | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """Adjacent words. open: whether the last may still be incomplete; asks: whether stop words were typed, too."""

    words: tuple[Word, ...]
    required: tuple[Requirement, ...] = ()
    open: bool = False
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query: words, required phrases, and excluded phrases."""

    main: Run
    phrases: tuple[Run, ...]
    excluded: tuple[Run, ...]


def parse(text: str, language: Language) -> Query:
    """The query in a typed text."""
    clean = cleaned(text)
    phrases: list[Run] = []
    excluded: list[Run] = []

    def quoted(match: re.Match[str]) -> str:
        (excluded if match[2] else phrases).append(_run(match[3], False, language))
        return f"{match[1]} "

    def without(match: re.Match[str]) -> str:
        excluded.append(_run(match[2], False, language))
        return match[1]

    rest = _EXCLUDED.sub(without, _QUOTED.sub(quoted, clean))
    main = _run(rest, bool(_OPEN.search(clean)), language)
    said = tuple(each for each in phrases if each.words)
    return Query(_with_small(main, language, quoted=bool(said)), said, tuple(each for each in excluded if each.words))


def cleaned(text: str) -> str:
    """A query with look-alike characters unified, document numbers as officially written, and periods in figures."""
    typed = nfc(_INVISIBLE.sub("", _NOTHING.sub(" ", text[:LONGEST])))
    clean = _DASH.sub("-", unified(quietened(re.sub(r"\s+", " ", typed))))
    clean = _INITIALS.sub(lambda match: match[0].title(), clean)
    clean = _CODE.sub(lambda match: _KEYED_D.sub("đ", match[0]), clean)
    clean = _GLUED_DONG.sub(r"\1 đồng", _GLUED.sub(r"\1\2 ", NUMBER_DASH.sub(r"\1-", clean)))
    clean = _THOUSANDS.sub(r"\1 nghìn", clean)
    clean = _SAID_NUMBER.sub(lambda match: f"{match[2]}/{match[3]}/{'NĐ' if match[1] else 'TT'}", clean)
    return in_figures(_SAID_SHORT.sub(lambda match: f"{match[2]}/{match[1] or 'QĐ'}", clean))


def quietened(text: str) -> str:
    """A question in capitals in small letters, except abbreviations: several letters without a vowel."""
    if any(map(str.islower, text)) or sum(not word.isdigit() for word in ANY_CASE.findall(text)) < 2:
        return text
    return ANY_CASE.sub(lambda match: match[0].lower() if _SPOKEN.search(fold(match[0])) else match[0], text)


def words_of(text: str) -> list[Word]:
    """The words of a text."""
    return [word for word in map(_word, ANY_CASE.findall(text)) if word]


@lru_cache(maxsize=100_000)
def _word(typed: str) -> Word | None:
    """A word of a text; a language repeats itself, so most lookups hit the cache."""
    piece = _ANALYZER.piece(typed)
    exact = next((token for token in piece.others if token.startswith("=")), "")
    return Word(piece.folded[0], exact, typed) if piece.folded else None


def _run(text: str, is_open: bool, language: Language) -> Run:
    words: list[Word] = []
    required: list[Requirement] = []
    for each in text.split():
        start = len(words)
        words += words_of(each)
        begun = _BEGUN.match(_EDGES.sub("", fold(each)))
        prefix = "#" + re.sub("[/-]+", "-", begun[1]) if begun else ""
        whole = [token for token in _ANALYZER.piece(each).others if token[0] in "#@"]
        requirement = _requirement(whole, prefix, words[start - 1].folded if start else "")
        if requirement and len(words) > start:
            required.append(replace(requirement, start=start, end=len(words), text=_OUTSIDE.sub("", each)))
        if len(words) >= MOST_WORDS:
            break
    del words[MOST_WORDS:]
    folded = [word.folded for word in words]
    named = periods_of(folded, text)
    taken = [e for e in required if e.end <= len(words) and not any(_within(e, period) for period in named)]
    periods = [e for e in named if not any(other.start < e.end and e.start < other.end for other in taken)]
    every = sorted([*taken, *periods], key=lambda each: each.start)
    ends = any(each.end == len(words) and each.hard for each in every)
    required = [_with_leads(each, folded, language) for each in every]
    return Run(tuple(words), tuple(required), is_open and bool(words) and not ends)


def _within(inner: Requirement, outer: Requirement) -> bool:
    """Whether one is inside a longer other: "5 tháng 9/2019" is a day, though "9/2019" is a month."""
    return outer.start <= inner.start and inner.end <= outer.end and inner.end - inner.start < outer.end - outer.start


def _requirement(whole: list[str], begun: str, before: str) -> Requirement | None:
    numbers = [token for token in whole if token.startswith("#")]
    if numbers:
        return Requirement(tuple(numbers), numbers[0], 0, 0, "")
    if not whole:
        return Requirement((), begun, 0, 0, "") if begun else None
    if _OF_SEVERAL.match(f"{before} {whole[0]}"):
        return None
    month = len(whole) == 1 and before not in ("thang", "ngay")
    return Requirement((whole[0],), begun if month else "", 0, 0, whole[0])


def _with_leads(requirement: Requirement, folded: list[str], language: Language) -> Requirement:
    start = requirement.start
    is_day = requirement.period.count("-") == 2
    leads = {*language.leads, *(language.day_leads if is_day else ())}
    while length := next((n for n in (3, 2, 1) if start >= n and " ".join(folded[start - n : start]) in leads), 0):
        start -= length
    return replace(requirement, start=start)


def _with_small(run: Run, language: Language, *, quoted: bool) -> Run:
    """The run with its stop words marked, without those that begin or end it: "cho tôi hỏi", "như thế nào".

    A question of stop words alone has none. quoted: whether there is also a phrase in quotation marks.
    """
    words = run.words
    marked = any(word.exact for word in words)
    keys = [tone_key(word.typed) if marked else word.folded for word in words]
    phrases = {phrase if marked else fold_word(phrase): phrase for phrase in language.small}
    kinds = {kind if marked else fold_word(kind) for kind in language.place_kinds}
    unmarked = {fold_word(phrase) for phrase in language.small if " " in phrase}
    small = [False] * len(words)
    phrased: set[int] = set()
    for place in range(len(words)):
        for length in range(1, min(4, len(words) - place) + 1):
            span = words[place : place + length]
            phrase = phrases.get(" ".join(keys[place : place + length]))
            plain = " ".join(word.folded for word in span) in unmarked and not any(word.exact for word in span)
            if plain or (phrase and (length > 1 or marked or phrase == fold(phrase))):
                small[place : place + length] = [True] * length
                phrased |= {*range(place, place + length)} if length > 1 else set()
            after = words[place + length : place + length + 1]
            if after and after[0].typed[0].isupper() and " ".join(keys[place : place + length]) in kinds:
                small[place : place + length] = [True] * length
    stated = [any(e.start <= place < e.end for e in run.required) for place in range(len(words))]
    meant = any(not is_small and not told for is_small, told in zip(small, stated, strict=True))
    if not meant and not run.required and not quoted:
        return run
    small = [is_small and not told for is_small, told in zip(small, stated, strict=True)]
    meaning = [place for place, is_small in enumerate(small) if not is_small]
    first, last = (meaning[0], meaning[-1] + 1) if meaning else (len(words), len(words))
    first = first if phrased.intersection(range(first)) else 0
    last = last if phrased.intersection(range(last, len(words))) else len(words)
    called = [_is_called(words, place, language) for place in range(len(words))]
    asked = tuple(replace(e, small=small[place], called=called[place]) for place, e in enumerate(words))[first:last]
    required = tuple(replace(each, start=each.start - first, end=each.end - first) for each in run.required)
    return Run(asked, required, run.open and bool(asked) and last == len(words), any(small))


def _is_called(words: Sequence[Word], place: int, language: Language) -> bool:
    """Whether a word is a given name after a post: "bộ trưởng Hùng", whom articles name in full.

    A capital before it, but at the start, tells that it is none: "Chí Linh" is no "chị Linh".
    """
    word = words[place]
    goes_on = any(continues(word, after) for after in words[place + 1 : place + 2])
    begins = word.typed[0].isupper() and not any(before.typed[0].isupper() for before in words[1:place][-1:])
    return begins and not goes_on and is_after(words, place, (*language.honorifics, *language.posts))


def is_after(words: Sequence[Word], place: int, phrases: Sequence[str]) -> bool:
    """Whether one of some phrases of one or two syllables stands before a word."""
    return any(" ".join(word.folded for word in words[max(place - count, 0) : place]) in phrases for count in (1, 2))


def continues(before: Word, word: Word) -> bool:
    """Whether a name may go on with a word: it is capitalised, and no abbreviation as in "Phan Tâm VTV"."""
    is_short = len(word.typed) > 1 and word.typed.isupper() and not before.typed.isupper()
    return word.typed[0].isupper() and not is_short


def is_enough(query: str) -> bool:
    """Whether a query has enough letters to search for."""
    return sum(char.isalnum() for char in nfc(query)) >= FEWEST_LETTERS
