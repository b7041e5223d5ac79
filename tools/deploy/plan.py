"""What a deploy would do, in words: how many files are new, changed, gone, and which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .faults import MESSAGES
from .release import Release

SHOWN = 20
"""So many files of a kind are named; a plan is read by a person."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The paths that differ between what readers see and a release; size: bytes of what is new or changed."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    kept: int
    size: int

    @property
    def sent(self) -> int:
        """How many files travel."""
        return len(self.new) + len(self.changed)


def plan_of(release: Release, seen: Mapping[str, str]) -> Plan:
    """seen: the SHA-256 by path of what readers see now; whatever tells contents apart will do."""
    new = tuple(sorted(release.sums.keys() - seen.keys()))
    changed = tuple(sorted(path for path, digest in release.sums.items() if seen.get(path, digest) != digest))
    gone = tuple(sorted(seen.keys() - release.sums.keys()))
    size = sum(map(release.size, (*new, *changed)))
    return Plan(new, changed, gone, len(release.sums) - len(new) - len(changed), size)


def told(plan: Plan, *, detailed: bool) -> Iterator[str]:
    """The plan in lines: its totals and, if it is to be read, the first files of each kind."""
    counts = {"new": len(plan.new), "changed": len(plan.changed), "gone": len(plan.gone), "kept": plan.kept}
    for kind in ("new", "changed", "gone") if detailed else ():
        paths = getattr(plan, kind)
        yield from (MESSAGES.say(f"plan-{kind}", path=path) for path in paths[:SHOWN])
        if len(paths) > SHOWN:
            yield MESSAGES.say("plan-more", count=len(paths) - SHOWN)
    yield MESSAGES.say("plan", **counts, size=f"{plan.size / 1_000_000:.1f}".replace(".", ","))
