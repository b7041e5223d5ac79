"""Personal data: found, declared, and removed from every page once its time is over. There are no settings."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.content.capability import ArticleContext, Capability, Proof, Workspace
from plugins.content.model import Archive, Article

from .checks import PERSONAL, check_archive, examine, inspect
from .declarations import MESSAGES
from .expired import expired_of
from .proof import Proof as Traces
from .removal import Removal
from .requests import ADDRESS, TERMS, request_page


def _proof(archive: Archive, workspace: Workspace) -> Proof:
    found = Traces(expired_of(archive, workspace.content, workspace.instead))
    return Proof(found.key, found.holds, lambda path, data: [trace.diagnostic for trace in found.traces(path, data)])


def _context(article: Article, _shared: object, _own: object) -> Mapping[str, object]:
    """The last day on which all that the page shows may be public, as 2026-11-28; "" if there is none."""
    days = [each.until for each in (PERSONAL.of(article) or () if article.extra else ()) if each.until]
    return {"personal_until": min(days).isoformat() if days else ""}


CAPABILITY = Capability(
    name="privacy",
    keys=(PERSONAL,),
    data=(TERMS,),
    spaces=(ADDRESS,),
    markdown=("plugins.privacy.markdown",),
    redact=Removal,
    inspect=inspect,
    examine=examine,
    messages=MESSAGES,
    check=check_archive,
    article_context=ArticleContext(("personal_until",), _context),
    targets=request_page,
    proof=_proof,
)

register = CAPABILITY.register
