"""Diagnostics as people read them: what stops a build last, and below it what to do next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from plugins.core.diagnostics import Diagnostic, Key, Level
from plugins.vietnamese.messages import messages_of

MESSAGES = messages_of(__package__)
_WORDS: dict[Level, str] = {"error": "level-error", "warning": "level-warning"}
MOST_NEW, MOST_KINDS = 20, 10
"""Hints, and kinds of hints, that a build prints; `check` prints all."""
Keep = Callable[[Sequence[Diagnostic]], str]


def listing(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """A line each: hints first, by kinds, the commonest first; then errors by their places."""
    told = sorted(diagnostics)
    hints = [one for one in told if one.level == "warning"]
    often = Counter(one.code for one in hints)
    hints.sort(key=lambda one: (-often[one.code], one.code))
    for one in (*hints, *(one for one in told if one.level == "error")):
        yield f"{MESSAGES.say(_WORDS[one.level])} {one}"


def news(diagnostics: Iterable[Diagnostic], known: frozenset[Key], keep: Keep = lambda _hints: "") -> Iterator[str]:
    """What a build tells: every error, and the hints that the last build did not have, up to MOST_NEW.

    known: the keys (Diagnostic.key) of the hints of the last build. keep: writes down all hints, where they are more
    than are printed, and answers with the file's name, or "".
    """
    told = sorted(diagnostics)
    hints = [one for one in told if one.level == "warning"]
    new = [one for one in hints if one.key not in known]
    yield from listing(new[:MOST_NEW])
    if left := len(hints) - len(new[:MOST_NEW]):
        file = keep(hints) if len(hints) > MOST_NEW else ""
        if file:
            yield from _kinds(hints)
        code = "hints-kept" if file else "hints-more" if len(new) > MOST_NEW else "hints-known"
        yield MESSAGES.say(code, number=left, all=len(hints), file=file)
    yield from listing(one for one in told if one.level == "error")


def _kinds(hints: Sequence[Diagnostic]) -> Iterator[str]:
    """A line for each of the commonest kinds of hints, with the first of it."""
    first: dict[str, Diagnostic] = {}
    for one in hints:
        first.setdefault(one.code, one)
    for code, number in Counter(one.code for one in hints).most_common(MOST_KINDS):
        yield MESSAGES.say("hints-kind", number=number, first=first[code])


def summary(diagnostics: Sequence[Diagnostic], articles: int, unpublished: int = 0) -> str:
    """The last line of `check`: how much there is, and what to do next. unpublished: drafts and what is dated later."""
    number = sum(one.level == "error" for one in diagnostics)
    hints = len(diagnostics) - number
    code = "checked-bad" if number else "checked-hints" if hints else "checked-good"
    told = MESSAGES.say(code, articles=articles, errors=number, warnings=hints)
    return f"{told} {MESSAGES.say('checked-unpublished', number=unpublished)}" if unpublished else told
