"""Writes the same synthetic archive for the peers: stock Pelican with its simple theme, Hugo with a comparable one."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import yaml

from .archive import Synthetic

HUGO = Path(__file__).with_name("hugo")
PELICAN_CONF = """
SITENAME = "Archive"
SITEURL = "http://localhost:8000"
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
PATH = "content"
OUTPUT_PATH = "output"
THEME = "simple"
ARTICLE_URL = "{date:%Y}/{date:%m}/{slug}/"
ARTICLE_SAVE_AS = "{date:%Y}/{date:%m}/{slug}/index.html"
YEAR_ARCHIVE_SAVE_AS = "{date:%Y}/index.html"
MONTH_ARCHIVE_SAVE_AS = "{date:%Y}/{date:%m}/index.html"
FEED_ALL_ATOM = "feeds/all.atom.xml"
CATEGORY_FEED_ATOM = "feeds/{slug}.atom.xml"
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
FEED_MAX_ITEMS = 30
DEFAULT_PAGINATION = 20
READERS = {"rst": None, "html": None}
CACHE_CONTENT = LOAD_CONTENT_CACHE = True
CONTENT_CACHING_LAYER = "generator"
"""


def installed(folder: Path, package: str) -> Path | None:
    """Install an npm package in a folder; returns its node_modules, or None if that fails."""
    npm = shutil.which("npm")
    command = [npm or "", "install", "--no-audit", "--no-fund", "--prefix", str(folder), package]
    if not npm or subprocess.run(command, capture_output=True, check=False).returncode:
        return None
    return folder / "node_modules"


def write_pelican(folder: Path, articles: Sequence[Synthetic]) -> None:
    """Write a stock Pelican project: content/, conf.py."""
    for article in articles:
        head = {
            "Title": article.title, "Date": str(article.day), "Category": article.category, "Slug": article.slug,
            "Authors": article.author, "Summary": article.summary,
        }  # fmt: skip
        front = "\n".join(f"{key}: {value}" for key, value in head.items())
        _write(folder, article, f"{front}\n\n{article.body}")
    (folder / "conf.py").write_text(PELICAN_CONF, encoding="utf-8")


def _write(folder: Path, article: Synthetic, text: str) -> None:
    path = folder / "content" / article.category / f"{article.day}-{article.slug}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def write_hugo(folder: Path, articles: Sequence[Synthetic]) -> None:
    """Write a Hugo project: content/, layouts/, hugo.toml."""
    shutil.copytree(HUGO, folder, dirs_exist_ok=True)
    for article in articles:
        head = {
            "title": article.title, "date": str(article.day), "categories": [article.category],
            "authors": [article.author], "summary": article.summary, "url": article.address,
            "years": [f"{article.day:%Y}"], "months": [f"{article.day:%Y-%m}"],
        }  # fmt: skip
        front = yaml.safe_dump(head, allow_unicode=True, sort_keys=False)
        _write(folder, article, f"---\n{front}---\n\n{article.body}")
