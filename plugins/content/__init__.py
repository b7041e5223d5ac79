"""The content model: front matter, Markdown, editorial checks, and the pages of articles and fixed pages.

It has no settings of its own; the build hands over what it needs (plugins/build).
"""

from __future__ import annotations

from .capability import Capability

# The pages of articles come from the build, which knows what others add to them.
CAPABILITY = Capability(
    name="content",
    spaces=("/index.html", "/van-ban/"),  # the latter is kept for legal instruments
)

register = CAPABILITY.register
