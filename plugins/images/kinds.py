"""The kind of an image file, told by its first bytes and never by its name."""

from __future__ import annotations

from pathlib import PurePosixPath

HEAD = 512
"""The number of bytes at the start of a file that tell its kind."""
FORMATS = {"jpeg": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WEBP", "avif": "AVIF"}
"""The kinds that are decoded, with Pillow's names; no other decoder of Pillow is ever used."""
SUFFIXES = {
    ".jpg": "jpeg",
    ".jpeg": "jpeg",
    ".png": "png",
    ".gif": "gif",
    ".webp": "webp",
    ".avif": "avif",
    ".svg": "svg",
}
"""The kind that each suffix promises."""
_SIGNATURES = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"%PDF", "pdf"),
    (b"PK\x03\x04", "zip"),
)
_BRANDS = {b"avif": "avif", b"avis": "avif"} | dict.fromkeys(
    (b"heic", b"heix", b"heim", b"hevc", b"mif1", b"msf1"), "heic"
)


def kind_of(head: bytes) -> str:
    """The kind of a file by its first bytes: a key of FORMATS, "svg", the name of another format, or "" if unknown."""
    if head[4:8] == b"ftyp":
        return _iso_kind(head)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith((b"<!doctype html", b"<html")):
        return "html"
    if text.startswith((b"<?xml", b"<svg", b"<!--", b"<!doctype svg")):
        return "svg"
    return next((kind for signature, kind in _SIGNATURES if head.startswith(signature)), "")


def promised(path: str) -> str:
    """The kind that the suffix of a path promises; "" if it promises none."""
    return SUFFIXES.get(PurePosixPath(path).suffix.lower(), "")


def _iso_kind(head: bytes) -> str:
    """The kind of an ISO media file: the brands in its first box tell AVIF from HEIC."""
    box = head[8 : min(int.from_bytes(head[:4], "big"), HEAD)]
    brands = [box[:4], *(box[place : place + 4] for place in range(8, len(box), 4))]
    kinds = {_BRANDS[brand] for brand in brands if brand in _BRANDS}
    return min(kinds, default="")  # "avif" sorts before "heic": files of both kinds also list shared brands
