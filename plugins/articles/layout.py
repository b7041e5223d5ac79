"""How a content folder is laid out."""

from __future__ import annotations

ARTICLES = "bai-viet"
PAGES = "trang"
IMAGES = "anh"
"""Photographs; below it, a content path and an address are the same."""
DATA = "du-lieu"
FOLDERS = (ARTICLES, PAGES, IMAGES, DATA)


def is_image(path: str) -> bool:
    """Whether a content path lies among the photographs."""
    return path.startswith(f"{IMAGES}/")
