"""What commands end with."""

from __future__ import annotations

DONE, FAULTS, USAGE, ENVIRONMENT, SET_ASIDE = range(5)
"""All is well; what was looked at has faults; the command was called wrongly; the machine, the disk or a host refuses;
published, but not everything."""
