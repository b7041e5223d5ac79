"""What runs outside a build."""

import gc
from pathlib import Path

gc.set_threshold(100_000)  # imports leave no garbage, and looking for it takes a tenth of their time
ROOT = Path(__file__).resolve().parents[1]
"""The folder of the project."""
