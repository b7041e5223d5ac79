"""Plans of a deploy: how many files are new, changed and gone, and which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .errors import MESSAGES
from .release import Release

SHOWN = 20
"""Most files listed of each kind, to keep a plan readable."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The paths that differ between the live site and a release.

    sent: how many of them need an upload, since nothing live has the same bytes; size: bytes to upload.
    """

    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    kept: int
    sent: int
    size: int


def plan_of(release: Release, seen: Mapping[str, str]) -> Plan:
    """Compare a release with the live site. seen: the live files' SHA-256 by path, "" if unknown."""
    new = tuple(sorted(release.sums.keys() - seen.keys()))
    changed = tuple(sorted(path for path, digest in release.sums.items() if seen.get(path, digest) != digest))
    gone = tuple(sorted(seen.keys() - release.sums.keys()))
    there = {*seen.values()}
    sent = [path for path in (*new, *changed) if release.sums[path] not in there]
    kept = len(release.sums) - len(new) - len(changed)
    return Plan(new, changed, gone, kept, len(sent), sum(map(release.size, sent)))


def renamed(release: Release, seen: Mapping[str, str]) -> Mapping[str, str]:
    """Paths whose new content is live at another path: the other path, by path."""
    there = {digest: path for path, digest in seen.items()}
    missing = ((path, digest) for path, digest in release.sums.items() if seen.get(path) != digest)
    return {path: there[digest] for path, digest in missing if digest in there}


def plan_lines(plan: Plan, *, detailed: bool) -> Iterator[str]:
    """The lines of a plan: its totals and, if detailed, the first files of each kind."""
    counts = {"new": len(plan.new), "changed": len(plan.changed), "gone": len(plan.gone)}
    counts |= {"kept": plan.kept, "sent": plan.sent}
    for kind in ("new", "changed", "gone") if detailed else ():
        paths = getattr(plan, kind)
        yield from (MESSAGES.say(f"plan-{kind}", path=path) for path in paths[:SHOWN])
        if len(paths) > SHOWN:
            yield MESSAGES.say("plan-more", count=len(paths) - SHOWN)
    yield MESSAGES.say("plan", **counts, size=f"{plan.size / 1_000_000:.1f}".replace(".", ","))
