"""The labelled texts: how many officials are found, so that no change finds fewer."""

from __future__ import annotations

from tools.bench.people import PRECISION, RECALL, read_texts, score


def test_precision_and_recall() -> None:
    texts = list(read_texts())
    result = score(texts)
    assert len(texts) >= 200
    assert result.precision >= PRECISION, result.misses
    assert result.recall >= RECALL, result.misses
