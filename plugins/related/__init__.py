"""Links from an article to related ones, each with the reason, and to its neighbours in the category.

There are no settings. Other capabilities add their own reasons through Capability.relations.
"""

from __future__ import annotations

from plugins.content.capability import ArticleContext, Capability

from .leads import leads_of

CAPABILITY = Capability(
    name="related",
    article_context=ArticleContext.of_own("leads", lambda archive, _site: leads_of(archive)),
)

register = CAPABILITY.register
