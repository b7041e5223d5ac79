"""Citations of legal and administrative instruments in Vietnamese text: laws, decrees, decisions, Party documents."""

from .finding import cite
from .kinds import ISSUERS, JOINT, KINDS, is_local, is_party, issuer_name, kind_name, spelled_issuer
from .mentions import Citation, Mention

__all__ = [
    "ISSUERS",
    "JOINT",
    "KINDS",
    "Citation",
    "Mention",
    "cite",
    "is_local",
    "is_party",
    "issuer_name",
    "kind_name",
    "spelled_issuer",
]
