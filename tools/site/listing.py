"""Formats diagnostics for people: errors last, followed by what to do next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from plugins.core.diagnostics import Diagnostic, Key
from plugins.vietnamese.messages import messages_of

MESSAGES = messages_of(__package__)
MOST_NEW, MOST_KINDS = 20, 10
"""Most hints, and most kinds of hints, that a build prints; `check` prints all."""
Keep = Callable[[Sequence[Diagnostic]], str]


def listing(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """One line for each diagnostic: hints first, by kind, most frequent first; then errors by location."""
    told = sorted(diagnostics)
    hints = [one for one in told if one.level == "warning"]
    often = Counter(one.code for one in hints)
    hints.sort(key=lambda one: (-often[one.code], one.code))
    for one in (*hints, *(one for one in told if one.level == "error")):
        yield f"{MESSAGES.say(f'level-{one.level}')} {one}"


def news(diagnostics: Iterable[Diagnostic], known: frozenset[Key], keep: Keep = lambda _hints: "") -> Iterator[str]:
    """What a build prints: every error, and up to MOST_NEW hints that the last build did not have.

    known: the keys (Diagnostic.key) of the last build's hints. keep: writes all hints to a file if there are too many,
    and returns its name, or "".
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
    """One line for each of the most frequent kinds of hints, with its first hint."""
    first: dict[str, Diagnostic] = {}
    for one in hints:
        first.setdefault(one.code, one)
    for code, number in Counter(one.code for one in hints).most_common(MOST_KINDS):
        yield MESSAGES.say("hints-kind", number=number, first=first[code])


def summary(diagnostics: Sequence[Diagnostic], articles: int, unpublished: int = 0) -> str:
    """The last line of `check`: totals and what to do next. unpublished: number of drafts and scheduled articles."""
    number = sum(one.level == "error" for one in diagnostics)
    hints = len(diagnostics) - number
    code = "checked-bad" if number else "checked-hints" if hints else "checked-good"
    told = MESSAGES.say(code, articles=articles, errors=number, warnings=hints)
    return f"{told} {MESSAGES.say('checked-unpublished', number=unpublished)}" if unpublished else told
