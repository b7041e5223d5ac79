"""Warnings of Pelican's plugins and settings that have no effect in this archive."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from plugins.core.diagnostics import Diagnostic
from plugins.core.nearest import Nearest

from .messages import setting_fault

OURS = frozenset((
    "ARCHIVE_CACHE", "ARCHIVE_CHECK_ONLY", "ARCHIVE_COLD", "ARCHIVE_DRAFTS", "ARCHIVE_EXECUTOR", "ARCHIVE_FALLBACK",
    "ARCHIVE_INSTEAD", "ARCHIVE_NOW", "ARCHIVE_OFFLINE", "ARCHIVE_PROCESSES", "ARCHIVE_PUBLIC", "ARCHIVE_REPORT",
    "ARCHIVE_TOLERATED",
))  # fmt: skip
HEARD = frozenset((
    "BIND", "CSS_FILE", "DEBUG", "DEFAULT_LANG", "DELETE_OUTPUT_DIRECTORY", "JINJA_ENVIRONMENT", "JINJA_FILTERS",
    "JINJA_GLOBALS", "JINJA_TESTS", "LOCALE", "LOG_FILTER", "OUTPUT_PATH", "OUTPUT_RETENTION", "PATH", "PLUGINS",
    "PLUGIN_PATHS", "PORT", "PYGMENTS_RST_OPTIONS", "SITENAME", "SITEURL", "THEME", "TIMEZONE", "VERBOSITY",
))  # fmt: skip
"""Pelican's settings that have an effect here, and those that Pelican sets by itself."""
OFF = frozenset((
    "ARTICLE_PATHS", "PAGE_PATHS", "STATIC_PATHS", "THEME_STATIC_PATHS", "DIRECT_TEMPLATES", "AUTHOR_SAVE_AS",
    "CATEGORY_SAVE_AS", "TAG_SAVE_AS", "FEED_ALL_ATOM", "CATEGORY_FEED_ATOM", "TRANSLATION_FEED_ATOM",
    "AUTHOR_FEED_ATOM", "AUTHOR_FEED_RSS", "READERS", "CACHE_CONTENT", "LOAD_CONTENT_CACHE",
))  # fmt: skip
"""Those with which pelicanconf.py turns Pelican's own pages off."""
SIGNALS = ("initialized", "get_generators", "generator_init", "all_generators_finalized", "finalized")
"""Pelican's signals that are sent here: it reads no article and writes no page."""


def idle_settings(settings: Mapping[str, object], defaults: Mapping[str, object]) -> Iterator[Diagnostic]:
    """A warning for each given setting that nothing here reads.

    defaults: of Pelican's settings; a name that is neither Pelican's nor ours may belong to a plugin.
    """
    for name in sorted(settings):
        if name.startswith("ARCHIVE_") and name not in OURS:
            yield setting_fault("setting-unknown", "warning", name=name, near=Nearest(OURS).to(name) or "")
        elif name in defaults.keys() - HEARD and settings[name] != defaults[name] and not _is_off(name, settings[name]):
            yield setting_fault("setting-idle", "warning", name=name)


def _is_off(name: str, value: object) -> bool:
    return name in OFF and not (any(value.values()) if isinstance(value, Mapping) else value)


def idle_plugins(names: Iterable[str], effective: Collection[str]) -> Iterator[Diagnostic]:
    """A warning for each plugin that connects to no signal sent here and adds no capability.

    effective: the modules that do either.
    """
    for name in names:
        if not any(module == name or module.startswith(f"{name}.") for module in effective):
            yield setting_fault("plugin-idle", "warning", name=name)
