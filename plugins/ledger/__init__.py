"""The ledger of addresses: what was public once stays, moves, or says that it was deleted. There are no settings.

Its data: dia-chi.txt, which `publish` writes.
"""

from __future__ import annotations

from plugins.content.capability import Capability

from .book import LEDGER
from .checks import check_ledger
from .pages import gone_pages

CAPABILITY = Capability(name="ledger", data=(LEDGER,), check=check_ledger, targets=gone_pages)

register = CAPABILITY.register
