"""The ledger of addresses: what was public once stays, moves, or says that it was deleted. There are no settings.

Its data file is dia-chi.txt, which `publish` writes and which is also published on the site.
"""

from __future__ import annotations

from plugins.content.capability import Capability

from .checks import check_ledger
from .ledger import LEDGER, PUBLISHED, deleted
from .pages import ledger_targets

CAPABILITY = Capability(
    name="ledger",
    data=(LEDGER,),
    spaces=(PUBLISHED,),
    check=check_ledger,
    targets=ledger_targets,
    deleted=deleted,
)

register = CAPABILITY.register
