"""Attached documents: files of content/tep/, examined, searched, and published without names of persons or machines.

There are no settings.
"""

from __future__ import annotations

from plugins.content.capability import Capability

from .book import ADDRESS, find_attachments
from .pages import ARTICLE_CONTEXT, document_pages
from .reading import DOCUMENTS

CAPABILITY = Capability(
    name="documents",
    keys=(DOCUMENTS,),
    spaces=(ADDRESS,),
    markdown=("plugins.documents.markdown",),
    attachments=find_attachments,
    article_context=ARTICLE_CONTEXT,
    targets=document_pages,
)

register = CAPABILITY.register
