"""Tools that run outside a build."""

import gc
from pathlib import Path

gc.set_threshold(100_000)  # imports create no garbage, and collecting it would take a tenth of their time
ROOT = Path(__file__).resolve().parents[1]
"""The project folder."""
