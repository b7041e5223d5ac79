"""A service worker, with which visited pages can be read again without a network. For public sites only.

ARCHIVE_OFFLINE = False unregisters the worker in every browser that has it.
"""

from __future__ import annotations

from plugins.content.capability import Capability

from .pages import PAGE, WORKER, offline_targets

CAPABILITY = Capability(name="offline", spaces=(PAGE, WORKER), targets=offline_targets)

register = CAPABILITY.register
