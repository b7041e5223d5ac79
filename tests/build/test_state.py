"""The state of the last build: when a source need not be read, and when nothing has changed at all."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from msgspec.structs import replace

from plugins.build import state as module
from plugins.build.state import KnownSource, State, end_of
from plugins.core.codec import decode, encode
from plugins.core.stamps import CLOCK_STEP

BEGAN = 10**18
STAMP = (10, BEGAN - 2 * CLOCK_STEP, BEGAN - 2 * CLOCK_STEP, 7)
TODAY = date(2026, 1, 5)
STATE = State(
    globals=b"globals",
    began=BEGAN,
    since=datetime(2026, 1, 5, 9),
    until=datetime(2026, 1, 5, 12),
    sources={"a.md": KnownSource(STAMP, b"digest")},
    facts=b"facts",
    sections={},
    proof="",
    record=(1, 2, 3),
    articles=1,
    diagnostics=(),
)


@pytest.fixture(autouse=True)
def tells_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TELLS_CHANGES", True)


@pytest.mark.parametrize(
    ("path", "stamp", "today", "known"),
    [
        ("a.md", STAMP, TODAY, True),
        ("b.md", STAMP, TODAY, False),
        ("a.md", None, TODAY, False),
        ("a.md", (11, *STAMP[1:]), TODAY, False),
        ("a.md", (*STAMP[:3], 8), TODAY, False),
        ("a.md", STAMP, date(2026, 1, 6), False),  # what is removed from a source depends on the date
    ],
)
def test_a_source_is_known_while_nothing_can_have_changed_it(
    path: str, stamp: object, today: date, known: bool
) -> None:
    assert (STATE.digest_of(path, stamp, today) == b"digest") == known  # type: ignore[arg-type]


def test_a_source_changed_within_moments_of_being_read_is_read_again() -> None:
    late = (10, BEGAN - CLOCK_STEP, BEGAN - CLOCK_STEP, 7)
    state = replace(STATE, sources={"a.md": KnownSource(late, b"digest")})
    assert state.digest_of("a.md", late, TODAY) is None


def test_where_the_system_tells_no_change_every_source_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TELLS_CHANGES", False)
    assert STATE.digest_of("a.md", STAMP, TODAY) is None


@pytest.mark.parametrize(
    ("whole", "sources", "now", "holds"),
    [
        (b"globals", {"a.md": b"digest"}, datetime(2026, 1, 5, 9), True),
        (b"globals", {"a.md": b"digest"}, datetime(2026, 1, 5, 11, 59), True),
        (b"globals", {"a.md": b"digest"}, datetime(2026, 1, 5, 12), False),
        (b"globals", {"a.md": b"digest"}, datetime(2026, 1, 5, 8, 59), False),
        (b"others", {"a.md": b"digest"}, datetime(2026, 1, 5, 9), False),
        (b"globals", {"a.md": b"other"}, datetime(2026, 1, 5, 9), False),
        (b"globals", {}, datetime(2026, 1, 5, 9), False),
        (b"globals", {"a.md": b"digest", "b.md": b"new"}, datetime(2026, 1, 5, 9), False),
    ],
)
def test_when_a_build_would_make_the_same_site(
    whole: bytes, sources: dict[str, bytes], now: datetime, holds: bool
) -> None:
    assert STATE.matches(whole, sources, now) == holds


@pytest.mark.parametrize(
    ("moments", "end"),
    [
        ([], datetime(2026, 1, 6)),
        ([datetime(2026, 1, 5, 17)], datetime(2026, 1, 5, 17)),
        ([datetime(2026, 1, 5, 9)], datetime(2026, 1, 6)),
        ([datetime(2027, 1, 1)], datetime(2026, 1, 6)),
    ],
)
def test_until_when_the_same_is_shown(moments: list[datetime], end: datetime) -> None:
    assert end_of(datetime(2026, 1, 5, 9), moments) == end


def test_the_end_of_time_has_no_midnight() -> None:
    assert end_of(datetime.max, []) == datetime.max


def test_a_state_is_kept_whole() -> None:
    assert decode(encode(STATE), State) == STATE
