"""Notices that ask for the opinions of the public: their states over time, and the law of their day.

There are no settings. Its data: du-lieu/quy-dinh.yaml (laws with their dates) and du-lieu/ngay-nghi.yaml (days off that
the library `holidays` lacks).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from plugins.content.capability import Capability, HomeContext
from plugins.content.model import Archive

from .checks import check_notices
from .judging import judged_notices
from .pages import ARTICLE_CONTEXT, FEED, LIST, notice_pages, open_notices
from .reading import NOTICE
from .rules import RULES
from .views import turns_of
from .working_days import DAYS_OFF


def _moments(archive: Archive) -> Iterator[datetime]:
    """When notices change their state."""
    for entry in judged_notices(archive):
        yield from filter(None, (entry.life.opens, entry.life.ends, entry.life.decided))


CAPABILITY = Capability(
    name="notices",
    keys=(NOTICE,),
    data=(RULES, DAYS_OFF),
    spaces=(LIST, FEED),
    check=check_notices,
    article_context=ARTICLE_CONTEXT,
    home=HomeContext("open_notices", open_notices),
    targets=notice_pages,
    turns=turns_of,
    moments=_moments,
)

register = CAPABILITY.register
