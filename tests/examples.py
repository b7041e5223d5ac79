"""How many examples a property is tried on."""

from __future__ import annotations

from typing import Any

from hypothesis import settings


def examples(most: int, **others: Any) -> settings:
    """Settings for so many examples; for fewer in the quick part, whose profile explicit numbers would override."""
    allowed = settings.default.max_examples if settings.get_current_profile_name() == "quick" else most
    return settings(max_examples=min(most, allowed), **others)
