"""Officials: holders of public office whom articles name and editors have confirmed.

It has no settings. Its data file: du-lieu/nhan-vat.yaml.
"""

from __future__ import annotations

from plugins.content.capability import Capability

from .checks import check_people
from .data import AS_PRINTED, PEOPLE
from .pages import LIST, official_lookups, official_mentions, official_pages
from .sentences import examine

CAPABILITY = Capability(
    name="people",
    keys=(AS_PRINTED,),
    data=(PEOPLE,),
    spaces=(LIST,),
    markdown=("plugins.people.markdown",),
    examine=examine,
    check=check_people,
    targets=official_pages,
    mentions=official_mentions,
    lookups=official_lookups,
)

register = CAPABILITY.register
