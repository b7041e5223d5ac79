"""The layout of a content folder."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache

from plugins.vietnamese.text import slug

ARTICLES = "bai-viet"
PAGES = "trang"
IMAGES = "anh"
"""The folder of photographs."""
ATTACHED = "tep"
"""The folder of attached files; a content path below it is also the address."""
DATA = "du-lieu"
CATEGORIES, SERIES, LINKS, MINISTRY, ABBREVIATIONS = DATA_FILES = (
    "chuyen-muc.yaml", "chuoi.yaml", "lien-ket.yaml", "co-quan.yaml", "viet-tat.yaml",
)  # fmt: skip
"""Data files that the content model itself reads."""
FOLDERS = (ARTICLES, PAGES, IMAGES, ATTACHED, DATA)
SOURCE_TYPE = ".md"
IMAGE_TYPES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".svg")
ATTACHED_TYPES = (".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".zip", ".mp3", ".mp4")
_NAME = re.compile(r"(?:(?P<year>\d{4})-(?P<month>\d{2})(?:-(?P<day>\d{2}))?-)?(?P<slug>.+)")


def is_source(path: str) -> bool:
    """Whether a content path is that of an article or a fixed page."""
    return path.startswith((f"{ARTICLES}/", f"{PAGES}/")) and path.endswith(SOURCE_TYPE)


def is_image(path: str) -> bool:
    """Whether a content path lies in the folder of photographs."""
    return path.startswith(f"{IMAGES}/")


def is_attached(path: str) -> bool:
    """Whether a content path is that of an attached file, which always has an extension."""
    return path.startswith(f"{ATTACHED}/") and "." in posixpath.basename(path)


@lru_cache(maxsize=64)
def name_parts(path: str) -> tuple[str, str]:
    """The date ("2019-09-05", "2019-09" or "") and the slug in the file name of an article."""
    stem = posixpath.splitext(posixpath.basename(path))[0]
    match = _NAME.fullmatch(stem)
    if match is None or match["year"] is None:
        return "", slug(stem)
    day = f"-{match['day']}" if match["day"] else ""
    return f"{match['year']}-{match['month']}{day}", slug(match["slug"])


def first_words(name: str, most: int) -> str:
    """As many whole words of a slug as fit into `most` letters; a first word that is too long is cut."""
    return name if len(name) <= most else name[: most + 1].rpartition("-")[0] or name[:most]
