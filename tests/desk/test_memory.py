"""A desk keeps what it learns from its builds, not the builds, so a day of edits takes no more memory than one."""

from __future__ import annotations

import gc
import weakref

import pytest

from plugins.build.report import Report
from tools.desk.command import Running

pytestmark = pytest.mark.slow


def test_a_build_is_gone_once_it_is_learnt(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    learn, builds = running.bench.learn, []

    def watched(report: Report) -> None:
        builds.append(weakref.ref(report.build))
        learn(report)

    monkeypatch.setattr(running.bench, "learn", watched)
    gc.disable()
    running.build()
    running.check()
    gone = [build() is None for build in builds]
    gc.enable()
    assert gone == [True, True]
