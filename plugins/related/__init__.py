"""What leads on from an article: others that share its subject, each with the reason, and its category's neighbours.

There are no settings. Other capabilities add reasons of their own by Capability.relations.
"""

from __future__ import annotations

from plugins.content.capability import ArticleContext, Capability

from .leads import leads_of

CAPABILITY = Capability(
    name="related",
    article_context=ArticleContext.of_own("leads", lambda archive, _site: leads_of(archive)),
)

register = CAPABILITY.register
