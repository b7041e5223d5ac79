"""The command: checks the release, prints the plan, carries it out, and checks the live site."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.build.site_url import shown_url
from plugins.records.manifest import CHECKSUMS
from tools import ROOT
from tools.exits import DONE, FAULTS, fail, unwind_on_interrupt
from tools.verify.command import is_address, verify

from .errors import MESSAGES, DeployError
from .place import INCOMING, Place, digest_in
from .plan import plan_lines, plan_of, renamed
from .release import Release, read_release, undisturbed
from .targets import BucketTarget, Target, read_target

if TYPE_CHECKING:
    from .bucket import Bucket

KEEP = 5
EXPIRES = 6 * 60
"""Age in minutes at which a lock is stale, left by a deploy that died; the next daily deploy takes it over."""


@dataclass(frozen=True, slots=True)
class Options:
    """Command-line options. site: address of the live site to check afterwards, "" to skip the check."""

    keep: int = KEEP
    rollback: bool = False
    dry_run: bool = False
    unlock: bool = False
    site: str = ""
    ssh_config: Path | None = None


def deploy(target: str, output: Path | None, content: Path | None, options: Options) -> int:
    """Deploy the published folder; returns 0 once it is completely live."""
    folder = output or ROOT / "output"
    unwind_on_interrupt()
    try:
        if options.site and not is_address(options.site):
            raise DeployError("site", site=shown_url(options.site))
        where = read_target(target, output=folder, content=content or ROOT / "content")
        return _deploy(where, folder, options)
    except DeployError as error:
        return fail(error.exit_code, str(error))


def _deploy(target: Target, folder: Path, options: Options) -> int:
    if isinstance(target, BucketTarget):
        return _to_bucket(target, folder, options)
    place = Place(target, options.ssh_config)
    place.refuse_foreign()
    if options.unlock:
        return _unlock(place, options)
    if options.rollback:
        return _roll_back(place, options)
    with undisturbed(folder):
        release = read_release(folder)
        return _to_releases(place, release, options)


def _to_releases(place: Place, release: Release, options: Options) -> int:
    releases = place.releases()
    live, live_sums = releases.current, place.sums(releases.current)
    plan = plan_of(release, live_sums)
    name = releases.next(release.digest)
    for line in plan_lines(plan, detailed=options.dry_run):
        print(line)
    if options.dry_run:
        _say("steps-releases", name=name, target=place.name, keep=options.keep)
        return _say("dry-run", target=place.name)
    place.prepare()
    with _locked(place) as key:
        releases = place.releases()
        is_same = digest_in(releases.current) == digest_in(releases.next(release.digest))
        if is_same and _is_whole(place, releases.current, release.digest):
            place.remove(releases.spare(releases.current, options.keep))  # left by an earlier deploy
            _say("same", name=releases.current)
        else:
            place.link(renamed(release, live_sums), live)
            name = releases.next(release.digest)
            place.send(release.folder, releases.current)
            place.check(INCOMING, release.digest)
            place.accept(name, key)
            place.switch(name)
            place.remove(releases.spare(name, options.keep))
            _say("deployed", target=place.name, name=name)
    return _check_site(release, options)


def _is_whole(place: Place, name: str, digest: str) -> bool:
    """Whether the live release is as it was published; says so if it was altered since."""
    try:
        place.check(name, digest)
    except DeployError as error:
        if error.code != "arrived-tampered":
            raise
        print(MESSAGES.say("live-tampered", name=name, **error.values), file=sys.stderr)
        return False
    return True


def _roll_back(place: Place, options: Options) -> int:
    releases = place.releases()
    if not releases.earlier:
        raise DeployError("no-rollback", target=place.name)
    if options.dry_run:
        _say("steps-rollback", current=releases.current, name=releases.earlier)
        return _say("dry-run", target=place.name)
    with _locked(place):
        name = place.releases().earlier
        place.check(name, digest_in(name))
        place.switch(name)
    return _say("rolled-back", name=name)


def _to_bucket(target: BucketTarget, folder: Path, options: Options) -> int:
    from .bucket import KEPT, Bucket, bucket_plan, deploy_to_bucket

    if options.rollback:
        raise DeployError("rollback-bucket")
    bucket, kept = Bucket(target), KEPT if options.keep > 1 else 0
    if options.unlock:
        return _unlock(bucket, options)
    with undisturbed(folder):
        release = read_release(folder)
        if options.dry_run:
            for line in plan_lines(bucket_plan(bucket, release), detailed=True):
                print(line)
            _say("steps-bucket", target=bucket.name, hours=kept // 3600)
            return _say("dry-run", target=bucket.name)
        plan = deploy_to_bucket(bucket, release, EXPIRES, kept)
        for line in plan_lines(plan, detailed=False):
            print(line)
        _say("deployed-bucket", target=bucket.name, sent=plan.sent, gone=len(plan.gone))
        return _check_site(release, options)


def _unlock(place: Place | Bucket, options: Options) -> int:
    if options.dry_run:
        return _say("dry-run", target=place.name)
    place.unlock()
    return _say("unlocked", target=place.name)


@contextmanager
def _locked(place: Place) -> Iterator[str]:
    """Hold the lock of a place, yielding its key."""
    from .bucket import owner

    key = os.urandom(8).hex()
    try:  # also if taking the lock fails halfway
        place.lock(key, owner(), EXPIRES)
        yield key
    finally:
        with suppress(DeployError):
            place.unlock(key)


def _check_site(release: Release, options: Options) -> int:
    """Verify the live site against the release; returns 0 if it matches or is not to be checked."""
    code = verify(options.site, release.folder / CHECKSUMS) if options.site else DONE
    if code == FAULTS:
        print(MESSAGES.say("site-differs", site=options.site), file=sys.stderr)
    return code


def _say(code: str, **values: object) -> int:
    print(MESSAGES.say(code, **values))
    return DONE
