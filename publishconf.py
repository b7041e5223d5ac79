"""Settings for publishing: SITEURL comes from the environment, else from the line below."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from pelicanconf import *  # noqa: F403

ARCHIVE_PUBLIC = True
SOCIAL_CARDS = True
SITEURL = os.environ.get("SITEURL", "https://luu-tru.example").rstrip("/")
