"""How Vietnamese text cites legal and administrative instruments: laws, decrees, decisions, papers of the Party."""

from .finding import cite
from .kinds import ISSUERS, KINDS, issuer_name, kind_name, name_said
from .mentions import Citation, Mention

__all__ = ["ISSUERS", "KINDS", "Citation", "Mention", "cite", "issuer_name", "kind_name", "name_said"]
