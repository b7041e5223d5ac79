"""The time of a build: now, or as set in the environment for reproducible builds."""

from __future__ import annotations

from datetime import datetime

import pytest

from plugins.core.clock import EPOCH, NoTime, build_time


def test_the_time_of_the_environment_is_hanois_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    assert build_time({EPOCH: "1764320400"}) == datetime(2025, 11, 28, 16, 0)
    assert build_time({EPOCH: ""}) > datetime(2025, 11, 28)


@pytest.mark.parametrize("written", ["x", "-5", "1e9", "12.5", "9" * 30, "١٢"])
def test_what_is_no_time_is_refused(written: str) -> None:
    with pytest.raises(NoTime, match=EPOCH):
        build_time({EPOCH: written})
