"""The Jinja filters for dates, numbers and text, by name."""

from __future__ import annotations

from collections.abc import Callable

from plugins.vietnamese import english, formatting, text

FILTERS: dict[str, Callable[..., str]] = {
    "page_header": formatting.page_header,
    "long_date": formatting.long_date,
    "month_name": formatting.month_name,
    "quarter_name": formatting.quarter_name,
    "short_date": formatting.short,
    "display_date": formatting.display,
    "iso_date": formatting.iso,
    "interval": formatting.interval,
    "rfc3339": formatting.rfc3339,
    "lunar_date": formatting.lunar_date,
    "number_vi": formatting.number_vi,
    "english_date": english.english_date,
    "fold": text.fold,
    "slug": text.slug,
}
