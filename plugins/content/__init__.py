"""The content model: front matter, Markdown, editorial checks, and the pages of articles and fixed pages.

It has no settings of its own; the build passes in what it needs (plugins/build).
"""

from __future__ import annotations

from .capability import Capability

# The build makes the article pages, since it knows what other capabilities add to them.
CAPABILITY = Capability(name="content", spaces=("/index.html",))

register = CAPABILITY.register
