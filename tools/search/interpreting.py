"""What syllables that no article has may stand for; the twin of theme/static/js/search/interpreting.js."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from plugins.vietnamese.text import fold, nfc

from .query import VOWEL, Word, words_of

_VOWELS = "aeiouyăâêôơư"
SYLLABLE = re.compile(
    rf"(?:ngh?|ch|gh|gi|kh|nh|ph|qu|th|tr|[bcdđghklmnprstvx])?[{_VOWELS}]{{1,3}}(?:ch|ng|nh|[ckmnpt])?\Z"
)
_TONES = "\u0301\u0300\u0309\u0303\u0323"
_TELEX = (
    ("dd", "đ"),
    ("aa", "â"),
    ("ee", "ê"),
    ("oo", "ô"),
    ("aw", "ă"),
    ("uow|uwow", "ươ"),
    ("ow", "ơ"),
    ("uw|w", "ư"),
)
LETTER_KEY = re.compile("aa|dd|ee|oo|w", re.IGNORECASE)
"""Matches the keys of Telex for letters; English words have those for tones by chance: "test", "box"."""
_TELEX_TONES = (
    re.compile(rf"(.*[{_VOWELS}].*)([sfrxj])()\Z"),
    re.compile(rf"(.*[{_VOWELS}])([sfrxj])(ch|ng|nh|[cmnpt])\Z"),
    # "caafu"
    re.compile(rf"(.*[{_VOWELS[6:]}])([sfrxj])([{_VOWELS}](?:ng|[cmnpt])?)\Z"),
)
_LATE_KEYS = (
    (re.compile(r"^([^aeo]*)([aeo])([^aeo]*[cghmnpt])\2(?=[sfrxj]\Z)"), r"\1\2\2\3"),
    (re.compile("(uo|[aou])([a-z]*[cghimnpt])w"), r"\1w\2"),
)
"""As in "hamaf", "nguoiwf": the key of a letter's mark may also follow the end of the syllable."""
_VNI = {"6": ("[aeo]", "\u0302"), "7": ("uo|[ou]", "\u031b"), "8": ("a", "\u0306")}
_VNI_FORM = re.compile(r"(?!.*[1-5].*[1-5])([a-z]+)(?:[1-9][a-z]*){1,4}\Z")
_COUNTED = re.compile(r"(?:qui|quy|ngay|thang|nam|so|ky|dot|khoa|lop|tuan|thu|lan|tap)\Z")
_PIECES = re.compile("[0-9]+(?:[A-Za-z]\\Z)?|[^0-9]+?(?=[0-9]|(?<![A-ZĐ])[A-ZĐ]\\Z|\\Z)")
"""The parts of "NĐ47", "QL14E" and "nhàD"."""
_LETTER_APART = tuple(map(re.compile, ("([b-df-hj-np-tv-xz])([a-z]{3,})\\Z", "([a-z]{3,})([b-df-hj-np-tv-xz])\\Z")))
"""Match words with a consonant that may be a word of its own: "vmap" for "V-Map"."""
RAREST = "A"
"""The magnitude of the rarest syllables."""
MOST_SPLIT, MOST_PIECES, LONGEST_WORD, LONGEST_TELEX, LONGEST_PIECE = 24, 6, 5, 12, 10


@dataclass(frozen=True, slots=True)
class Alternative:
    """A syllable that a typed one may stand for."""

    term: str
    boost: float


def is_abbreviation(word: Word) -> bool:
    """Whether a word is an abbreviation: it has several capitals."""
    typed = word.typed
    if sum(char.isupper() for char in typed) < 2:
        return False
    if any(char.islower() for char in typed):
        return True
    return not VOWEL.search(fold(typed)) or len(typed) <= LONGEST_WORD


def reread(word: Word, syllables: Mapping[str, str], *, keyed: bool = False) -> list[Word] | None:
    """The words that an unknown one was meant as: typed with Telex or VNI keys, or joined; None if it is none of these.

    keyed: whether another word was certainly typed with VNI keys.
    """

    def known(words: Sequence[Word]) -> bool:
        return bool(words) and all(each.folded in syllables or is_number(each.folded) for each in words)

    for text in (telex(word.typed), vni(word.typed, keyed=keyed)):
        words = words_of(text[:1].upper() + text[1:] if word.typed[0].isupper() else text)
        if known(words):
            return words
    pieces: list[str] = []
    for part in map(fold, _PIECES.findall(word.typed)):
        whole = part[0] in "0123456789" or _key(part) in syllables
        pieces += [part] if whole else split(part, syllables) or [part]
    apart = [match.groups() for form in _LETTER_APART if (match := form.match(word.typed.lower()))]
    for some in (pieces, *apart):
        words = [*chain.from_iterable(map(words_of, some))]
        if len(words) > 1 and known(words) and not (word.exact and SYLLABLE.match(word.folded)):
            return words
    return None


def is_foreign(typed: str) -> bool:
    """Whether a word cannot be a Vietnamese syllable, and is no abbreviation."""
    return bool(re.match("[A-Za-z][a-z]+\\Z", typed)) and not SYLLABLE.match(typed.lower())


def is_number(text: str) -> bool:
    """Whether a word is written in digits alone."""
    return text.isascii() and text.isdigit()


def _key(text: str) -> str:
    words = words_of(text)
    return words[0].folded if words else text


def split(text: str, syllables: Mapping[str, str]) -> list[str] | None:
    """Letters split into the fewest known words, and of these splits the most common; None if there is none."""
    if not 4 <= len(text) <= MOST_SPLIT or not re.match(r"[a-z]+\Z", text):
        return None
    best: dict[int, tuple[int, int, list[str]]] = {0: (0, 0, [])}
    for end in range(2, len(text) + 1):
        for start in range(max(0, end - LONGEST_PIECE), end - 1):
            piece = text[start:end]
            magnitude = syllables.get(_key(piece)) if start in best and piece != text else None
            if not magnitude or best[start][0] <= -MOST_PIECES:
                continue
            number, magnitudes, pieces = best[start]
            cut = (number - 1, magnitudes + ord(magnitude), [*pieces, piece])
            if end not in best or cut[:2] > best[end][:2]:
                best[end] = cut
    return best[len(text)][2] if len(text) in best else None


def telex(typed: str) -> str:
    """The word typed with the keys of Telex: "chuwowng" → "chương"; "" if there is none."""
    before = text = typed.lower()
    if not re.match(r"[a-z]+\Z", text) or len(text) > LONGEST_TELEX:
        return ""
    for form, keys in _LATE_KEYS:
        text = form.sub(keys, text, count=1)
    for keys, letter in _TELEX:
        text = re.sub(keys, letter, text, count=1)
    tone = next(filter(None, (form.match(text) for form in _TELEX_TONES)), None)
    if tone:
        text = tone[1] + tone[3]
    if text == before or not SYLLABLE.match(text) or re.search("[ăâ](?![cmnptuyk])", text):  # "châo"
        return ""
    return _toned(text, "sfrxj".index(tone[2]) if tone else -1)


def vni(typed: str, *, keyed: bool = False) -> str:
    """The word typed with the keys of VNI: "huan61" → "huấn"; "" if there is none. keyed: whether "so61" is "số"."""
    match = _VNI_FORM.match(typed.lower())
    if not match or (not keyed and _COUNTED.match(match[1])):
        return ""
    text, tone = re.sub("[1-9]", "", match[0]), -1
    digits: list[str] = re.findall("[1-9]", match[0])
    for digit in dict.fromkeys(digits):  # "chu7o7ng"
        if digit <= "5":
            tone = int(digit) - 1
        elif digit == "9" and text.startswith("d"):
            text = f"đ{text[1:]}"
        else:
            letters, mark = _VNI.get(digit, ("(?!)", ""))
            found = re.search(letters, text)
            if not found:
                return ""
            text = nfc(text[: found.start()] + "".join(char + mark for char in found[0]) + text[found.end() :])
    return _toned(text, tone) if SYLLABLE.match(text) else ""


def _toned(text: str, tone: int) -> str:
    """A syllable with a tone mark on the right vowel. tone: its index in _TONES, -1 for none."""
    if tone < 0:
        return text
    marked = re.search("[ăâêôơư](?![ăâêôơư])", text)
    vowels = [match.start() for match in re.finditer(f"[{_VOWELS}]", text)]
    inner = vowels[1:] if re.match("(?:qu|gi)[aeiouy]", text) else vowels
    closed = text[-1] not in _VOWELS
    place = marked.start() if marked else inner[min(1, len(inner) - 1) if closed or len(inner) > 2 else 0]
    return nfc(text[: place + 1] + _TONES[tone] + text[place + 1 :])


def nearest(word: str, syllables: Mapping[str, str]) -> list[str]:
    """The known syllables one edit away or pronounced alike, without abbreviations.

    Those pronounced alike come first, then the most common.
    """
    sound = _sound(word)
    alike = {other for other in syllables if other != word and _sound(other) == sound}
    found = [other for other in syllables if (other in alike or one_edit(word, other)) and VOWEL.search(other)]
    return sorted(sorted(found), key=lambda other: (other in alike, syllables[other]), reverse=True)


def _sound(syllable: str) -> str:
    """A syllable in one spelling of what is pronounced alike in some region: "tr" and "ch", "gi" and "d", i and y."""
    return re.sub("^(?:gi|r)(?=[aeiou])", "d", re.sub("^tr", "ch", syllable.replace("y", "i")))


def one_edit(word: str, other: str) -> bool:
    """Whether two syllables are one edit apart, as in lunr: a letter added, removed or changed, or two transposed."""
    if abs(len(word) - len(other)) > 1 or word == other:
        return False
    start = 0
    while start < min(len(word), len(other)) and word[start] == other[start]:
        start += 1
    end, other_end = len(word), len(other)
    while end > start and other_end > start and word[end - 1] == other[other_end - 1]:
        end, other_end = end - 1, other_end - 1
    left, right = word[start:end], other[start:other_end]
    if len(left) <= 1 and len(right) <= 1:
        return True
    return len(left) == 2 and len(right) == 2 and left == right[::-1]
