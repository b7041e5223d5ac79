"""Phrases match as a whole, the longest first, in both conventions of tone placement."""

from __future__ import annotations

from plugins.people.phrases import Phrases

_BODIES = Phrases(("Ủy ban", "Ủy ban nhân dân", "Báo", "Ý"), apart="&", unless=(" trưởng",), none=("Báo chí",))


def test_the_longest_that_begins_at_a_place() -> None:
    assert _BODIES.end("xem Ủy ban nhân dân xã", 4) == len("xem Ủy ban nhân dân")
    assert _BODIES.end("xem Ủy ban nhân", 4) == len("xem Ủy ban")
    assert _BODIES.end("Uỷ ban.", 0) == len("Uỷ ban")
    assert _BODIES.end("Ý nói", 0) == 1
    assert not any(_BODIES.end(text, 0) for text in ("Ủy bang", "Ủy ban&", "Ủy ban trưởng", "Báo chí", "Bá", ""))


def test_the_longest_that_ends_at_a_place() -> None:
    assert _BODIES.start("xem Uỷ ban", 10) == 4
    assert _BODIES.start("đến Ý", 5) == 4
    assert _BODIES.start("xemỦy ban", 9) == _BODIES.start("chí", 3) == _BODIES.start("", 0) == -1
    assert _BODIES.before("Báo Trần", 4)
    assert not _BODIES.before("BáoTrần", 3)


def test_words_that_begin_like_one() -> None:
    assert [*_BODIES.starts_in("Bán báo Báo, Ủy bao, Ủy ban; xỦy ban")] == [8, 21]
    assert [*Phrases(("Đoàn đại biểu",)).starts_in("Đoàn đại tá, Đoàn đại biểu")] == [13]
