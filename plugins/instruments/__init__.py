"""Legal and administrative instruments that articles cite, each with its own page.

It has no settings. Its data file: du-lieu/van-ban.yaml (what editors know about instruments).
"""

from __future__ import annotations

from plugins.content.capability import Capability

from .checks import AS_PRINTED, check_instruments
from .data import KNOWN, MESSAGES
from .lookups import instrument_lookups
from .model import SPACE
from .pages import ARTICLE_CONTEXT, instrument_pages
from .sentences import examine, inspect

CAPABILITY = Capability(
    name="instruments",
    keys=(AS_PRINTED,),
    data=(KNOWN,),
    spaces=(SPACE,),
    markdown=("plugins.instruments.markdown",),
    inspect=inspect,
    examine=examine,
    messages=MESSAGES,
    check=check_instruments,
    article_context=ARTICLE_CONTEXT,
    targets=instrument_pages,
    lookups=instrument_lookups,
)

register = CAPABILITY.register
