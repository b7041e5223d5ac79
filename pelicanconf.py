"""The site's facts and settings, for previews; publishconf.py adds what publishing needs. No logic."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))  # plugins are named in full, as plugins.NAME
from plugins.core.clock import build_time  # noqa: E402

# The site
SITENAME = "Lưu Trữ"
SITE_DESCRIPTION = "Tin tức và thông báo của Bộ Thông tin và Truyền thông: giao ban, chào cờ, lấy ý kiến nhân dân."
SITEURL = "http://localhost:8000"
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
LOCALE = ["C.UTF-8", "C"]  # no date is written by the system's; one that is set but not installed would stop Pelican

# Folders
PATH = str(ROOT / "content")
OUTPUT_PATH = str(ROOT / "output")
THEME = str(ROOT / "theme")

# The archive: see plugins/build/__init__.py
PLUGINS = [
    "plugins.build",  # first: it listens to what goes wrong with the others
    "plugins.vietnamese",
    "plugins.content",
    "plugins.images",
    "plugins.listings",
    "plugins.related",
    "plugins.notices",
    "plugins.privacy",
    "plugins.records",
    "plugins.open_data",
    "plugins.ledger",
    "plugins.hosting",
    "plugins.offline",
    "plugins.search",
]
MARKDOWN_EXTENSIONS = []  # beside those of the capabilities
ARCHIVE_NOW = build_time(os.environ)
ARCHIVE_DRAFTS = False
ARCHIVE_CHECK_ONLY = False
ARCHIVE_COLD = False
ARCHIVE_FALLBACK = PATH
ARCHIVE_CACHE = str(ROOT / ".cache")
ARCHIVE_PUBLIC = False
ARCHIVE_OFFLINE = True
SOCIAL_CARDS = False  # nobody shares a preview
ARCHIVE_PROCESSES = None
ARCHIVE_EXECUTOR = None
JINJA_ENVIRONMENT = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True, "auto_reload": False}

# What Pelican would make by itself: nothing
ARTICLE_PATHS = PAGE_PATHS = STATIC_PATHS = THEME_STATIC_PATHS = DIRECT_TEMPLATES = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
READERS = dict.fromkeys(("rst", "md", "markdown", "mkd", "mdown", "html", "htm"))
CACHE_CONTENT = LOAD_CONTENT_CACHE = False
