"""Tools that run outside a build."""

import signal
import sys

if sys.argv[:1] == ["-m"]:  # so it is while `python -m tools.…` imports this: Ctrl+C ends it silently
    signal.signal(signal.SIGINT, signal.SIG_DFL)

import gc
from pathlib import Path

gc.set_threshold(100_000)  # imports create no garbage, and collecting it would take a tenth of their time
ROOT = Path(__file__).resolve().parents[1]
"""The project folder."""
