"""Deploys to S3-compatible storage, which has no atomic switch: uploads and deletions are ordered so that every page is
complete at every moment, and a record in the bucket tells deployed objects from foreign ones.

Content-hashed files are uploaded first, then other assets, pages, and listings of the site; only then is anything
deleted, and old hashed files stay a while for readers in mid-visit. Bytes already in the bucket under another name are
copied there instead of uploaded, since search shards are often renamed.
"""

from __future__ import annotations

import getpass
import hashlib
import os
import socket
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from time import time
from typing import Any

import msgspec
import orjson
from msgspec import Struct

from plugins.core.codec import NOT_DECODED
from tools.threads import AT_ONCE, in_threads
from tools.verify.command import from_host

from .errors import DeployError
from .files import cache_of, is_versioned, phase_of, type_of
from .plan import Plan, plan_of
from .release import Release, shown
from .targets import BucketTarget

OURS = ".luu-tru/"
RECORD, LOCKS = f"{OURS}record.json", f"{OURS}lock/"
KEPT = 24 * 3600
"""Seconds that an old hashed file stays after the last page that uses it is gone."""
PHASES = range(4)
ENDPOINTS = ("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL")


class Record(Struct, tag_field="format", tag="luu-tru-bucket/1"):
    """What deploys have uploaded, as JSON in the bucket. files: SHA-256 and ETag by path, ETag "" if unknown; dropped:
    when files left the site, in seconds since 1970 by the storage's clock."""

    files: dict[str, tuple[str, str]]
    dropped: dict[str, float]


class Bucket:
    """A bucket accessed through boto3, with keys, region and endpoint from the environment or boto3's configuration."""

    def __init__(self, target: BucketTarget) -> None:
        self.target = target
        self.name = f"s3://{target.bucket}/{target.prefix}"
        self._client, self._refused = _client()

    def listing(self) -> Mapping[str, str]:
        """The ETags of all objects below the prefix, by path."""
        return {path: str(one["ETag"]) for path, one in self._objects().items()}

    def record(self) -> Record | None:
        """The record of earlier deploys; None if there were none, raises DeployError if it is unreadable."""
        content = self._get(RECORD)
        if content is None:
            return None
        try:
            return msgspec.json.decode(content, type=Record)
        except NOT_DECODED:
            raise DeployError("foreign", target=self.name, files=RECORD) from None

    def put(self, path: str, content: bytes, **options: str) -> str:
        """Upload an object; returns its ETag."""
        with self._asking():
            return str(self._client.put_object(**self._object(path), Body=content, **options)["ETag"])

    def copy(self, source: str, tag: str, path: str, **options: str) -> str:
        """Copy an object within the bucket if it still has this ETag; returns the copy's ETag."""
        with self._asking():
            answer = self._client.copy_object(
                **self._object(path),
                CopySource=self._object(source),
                CopySourceIfMatch=tag,
                MetadataDirective="REPLACE",
                **options,
            )
            return str(answer["CopyObjectResult"]["ETag"])

    def delete(self, path: str) -> None:
        """Delete an object, if it exists."""
        with self._asking():
            self._client.delete_object(**self._object(path))

    @contextmanager
    def locked(self, minutes: int) -> Iterator[float]:
        """Hold the lock, yielding the storage's time in seconds since 1970; DeployError while another deploy holds it.

        Each deploy writes its own lock object and gives way to any other, so of two that start at once, one or both
        give way. Conditional writes are not used, since some storages lack them.
        """
        own = f"{LOCKS}{os.urandom(8).hex()}"
        try:
            self.put(own, orjson.dumps({"owner": owner()}), ContentType="application/json")
            yield self._alone(own, minutes)
        finally:
            with suppress(DeployError):
                self.delete(own)

    def unlock(self) -> None:
        """Delete every lock, whoever holds it."""
        for path in self._objects(LOCKS):
            self.delete(path)

    def _alone(self, own: str, minutes: int) -> float:
        """The time of our lock; deletes locks more than `minutes` older, and raises DeployError for any other."""
        locks: dict[str, float] = {path: one["LastModified"].timestamp() for path, one in self._objects(LOCKS).items()}
        now = locks.pop(own, time())
        for path, since in locks.items():
            if since > now - minutes * 60:
                moment = f"{datetime.fromtimestamp(since, UTC):%Y-%m-%dT%H:%M:%SZ}"
                raise DeployError("locked", target=self.name, owner=self._holder(path), since=moment)
            self.delete(path)
        return now

    def _holder(self, path: str) -> str:
        try:
            return str(orjson.loads(self._get(path) or b"")["owner"])
        except (ValueError, KeyError, TypeError):
            return "?"

    def _get(self, path: str) -> bytes | None:
        with suppress(_Missing), self._asking():
            content: bytes = self._client.get_object(**self._object(path))["Body"].read()
            return content
        return None

    def _object(self, path: str) -> dict[str, str]:
        """The arguments that name an object."""
        return {"Bucket": self.target.bucket, "Key": self.target.prefix + path}

    def _objects(self, below: str = "") -> dict[str, Mapping[str, Any]]:
        """The storage's metadata of each object, by path."""
        with self._asking():
            pages = self._client.get_paginator("list_objects_v2").paginate(
                Bucket=self.target.bucket, Prefix=self.target.prefix + below
            )
            start = len(self.target.prefix)
            return {one["Key"][start:]: one for page in pages for one in page.get("Contents", ())}

    @contextmanager
    def _asking(self) -> Iterator[None]:
        """Convert boto3's errors."""
        try:
            yield
        except self._refused as error:
            response: Mapping[str, Any] = getattr(error, "response", {})
            code = response.get("Error", {}).get("Code", "")
            if code in ("NoSuchKey", "404"):
                raise _Missing from None
            lacks_keys = type(error).__name__ in ("NoCredentialsError", "PartialCredentialsError")
            message = "bucket-failed" if response else "bucket-keys" if lacks_keys else "bucket-unreachable"
            raise DeployError(message, target=self.name, reason=str(error)) from None


class _Missing(Exception):
    """The object does not exist."""


def owner() -> str:
    """The user and host of this deploy, shown to others that wait for the lock."""
    try:
        return f"{getpass.getuser()}@{socket.gethostname()}"
    except (OSError, KeyError):
        return socket.gethostname()


def _client() -> tuple[Any, tuple[type[Exception], ...]]:
    """A boto3 client, and the exceptions it raises."""
    try:
        import boto3
        from botocore.config import Config
        from botocore.exceptions import BotoCoreError, ClientError
    except ModuleNotFoundError:
        raise DeployError("no-boto") from None
    endpoint = any(os.environ.get(name) for name in ENDPOINTS)
    settings = Config(
        connect_timeout=10,
        read_timeout=60,
        retries={"total_max_attempts": 4, "mode": "standard"},
        max_pool_connections=AT_ONCE,
        request_checksum_calculation="when_required",  # most storages other than Amazon's lack the newer checksums
        response_checksum_validation="when_required",
        s3={"addressing_style": "path" if endpoint else "auto"},
    )
    region = os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION") or "us-east-1"
    try:
        return boto3.Session().client("s3", config=settings, region_name=region), (BotoCoreError, ClientError)
    except (BotoCoreError, ValueError) as error:
        raise DeployError("bucket-failed", target="S3", reason=str(error)) from None


def seen(record: Record, listing: Mapping[str, str]) -> dict[str, str]:
    """The SHA-256 of deployed files, by path; "" if altered since the upload, or if the upload was interrupted."""
    return {path: sha256 if listing.get(path) == tag else "" for path, (sha256, tag) in record.files.items()}


def refuse_foreign(bucket: Bucket, release: Release, record: Record | None, listing: Mapping[str, str]) -> None:
    """Raise DeployError if foreign objects would be overwritten, or exist before the first deploy."""
    known = {} if record is None else {**record.files, **record.dropped}
    others = [path for path in listing if path not in known and not path.startswith(OURS)]
    in_the_way = [path for path in others if path in release.sums]
    foreign = in_the_way if record is not None else [path for path in others if not from_host(path)] + in_the_way
    if foreign:
        raise DeployError("foreign", target=bucket.name, files=shown(sorted(set(foreign))))


def bucket_plan(bucket: Bucket, release: Release) -> Plan:
    """Plan a deploy without changing anything."""
    record, listing = bucket.record(), bucket.listing()
    refuse_foreign(bucket, release, record, listing)
    return plan_of(release, seen(record or Record({}, {}), listing))


def deploy_to_bucket(bucket: Bucket, release: Release, minutes: int, kept: int) -> Plan:
    """Upload what differs, then delete what has left the site; returns the plan carried out.

    minutes: age at which a lock is stale; kept: seconds that old hashed files stay.
    """
    bucket_plan(bucket, release)
    with bucket.locked(minutes) as now:
        plan = bucket_plan(bucket, release)
        record = bucket.record() or Record({}, {})
        sent = {*plan.new, *plan.changed}
        before = Record({**record.files, **{path: (release.sums[path], "") for path in sent}}, record.dropped)
        if sent or plan.gone or bucket.record() is None:
            bucket.put(RECORD, msgspec.json.encode(before), ContentType="application/json")
        tags = _put(bucket, release, sent, record)
        after = _after(record, release, tags, now)
        left = [path for path in before.files if path not in after.files and path not in after.dropped]
        expired = [path for path, since in after.dropped.items() if since + kept <= now]
        list(in_threads(bucket.delete, [*left, *expired]))
        for path in expired:
            del after.dropped[path]
        if sent or plan.gone or after != record:
            bucket.put(RECORD, msgspec.json.encode(after), ContentType="application/json")
        listing = bucket.listing()
        altered = [path for path, (_, tag) in after.files.items() if listing.get(path) != tag]
        if altered:
            raise DeployError("bucket-altered", target=bucket.name, files=shown(sorted(altered)))
    return plan


def _put(bucket: Bucket, release: Release, paths: Iterable[str], record: Record) -> dict[str, str]:
    """Upload files phase by phase, in parallel within a phase; returns their ETags."""
    tags: dict[str, str] = {}
    there = {sha256: (path, tag) for path, (sha256, tag) in record.files.items() if tag}

    def put(path: str) -> tuple[str, str]:
        options = {"ContentType": type_of(path), "CacheControl": cache_of(path)}
        if alike := there.get(release.sums[path]):
            with suppress(DeployError, _Missing):  # altered meanwhile, or the storage cannot copy
                return path, bucket.copy(*alike, path, **options)
        content = (release.folder / path).read_bytes()
        if hashlib.sha256(content).hexdigest() != release.sums[path]:
            raise DeployError("release-tampered", folder=release.folder, files=path)
        return path, bucket.put(path, content, **options)

    for phase in PHASES:
        tags.update(in_threads(put, sorted(path for path in paths if phase_of(path) == phase)))
    return tags


def _after(record: Record, release: Release, tags: Mapping[str, str], now: float) -> Record:
    files = {
        path: (sha256, tags[path]) if path in tags else record.files[path] for path, sha256 in release.sums.items()
    }
    gone = {path: now for path in record.files.keys() - files.keys() if is_versioned(path)}
    return Record(files, {path: since for path, since in {**gone, **record.dropped}.items() if path not in files})
