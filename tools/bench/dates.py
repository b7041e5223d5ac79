"""`bench dates`: recall and precision of date recognition in labelled sentences, and its speed.

The sentences and their label format are in tests/vietnamese/sentences.txt.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import date, timedelta

from plugins.vietnamese.dates import Found, When, find_dates
from plugins.vietnamese.formatting import has_hours
from tools import ROOT

from .archive import synthetic
from .labelled import Label, Score, Sentence, read_sentences, run_rounds, score_labels

SENTENCES = ROOT / "tests" / "vietnamese" / "sentences.txt"
PRECISION, RECALL = 0.99, 0.97


def run_bench(count: int, rounds: int) -> int:
    """Print the best time over `count` synthetic articles, then precision, recall and misses; 0 if both reach their
    bars."""
    articles = [(article.text, article.day) for article in synthetic(count)]
    print(f"{1e6 * min(_seconds(articles) for _ in range(rounds)) / count:.0f} µs an article of {count}")
    return run_rounds([*read_sentences(SENTENCES)], score, rounds, PRECISION, RECALL)


def score(sentences: Sequence[Sentence]) -> Score:
    """Score date recognition: a label is found if a date overlaps it and has the same meaning."""
    return score_labels((one.text, _found(one), one.labels) for one in sentences)


def _found(sentence: Sentence) -> list[Label]:
    return [Label(one.start, one.end, value(one)) for one in find_dates(sentence.text, anchor=sentence.day)]


def value(found: Found) -> str:
    """The meaning of a date in label format: its days, and its limit or error code."""
    if found.fault:
        return f"!{found.fault.code}"
    if found.when is None:
        return "-"
    return f"{meaning(found.when)} {found.when.limit}".strip()


def meaning(when: When) -> str:
    """A time in its shortest form: "2022-09-05T08:00", "2022-09-05", "2022-09", "2022", "2022-07..2022-09"."""
    start, end = when.start, when.end
    if has_hours(when):
        first, last = (one.isoformat(timespec="minutes") for one in (start, end))
    else:
        first, last = start.date().isoformat(), end.date().isoformat()
        if start.day == 1 and (end + timedelta(days=1)).day == 1:
            first, last = first[:7], last[:7]
            if start.month == 1 and end.month == 12:
                first, last = first[:4], last[:4]
    return first if first == last else f"{first}..{last}"


def _seconds(articles: Sequence[tuple[str, date]]) -> float:
    start = time.process_time()
    for text, day in articles:
        find_dates(text, anchor=day)
    return time.process_time() - start
