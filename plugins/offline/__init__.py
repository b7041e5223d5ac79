"""Pages that were read are read again without a network, by a service worker. For a public site only.

ARCHIVE_OFFLINE = False takes the worker back from every browser that has it.
"""

from __future__ import annotations

from plugins.content.capability import Capability

from .pages import PAGE, WORKER, offline_targets

CAPABILITY = Capability(name="offline", spaces=(PAGE, WORKER), targets=offline_targets)

register = CAPABILITY.register
