"""Where the search page and its files stand."""

from __future__ import annotations

ADDRESS = "/tim-kiem/"
ROOT = "/tim-kiem/chi-muc/"
