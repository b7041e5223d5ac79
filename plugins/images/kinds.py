"""What an image file really is, told by its first bytes and never by its name."""

from __future__ import annotations

from pathlib import PurePosixPath

HEAD = 512
"""First bytes, enough to tell the kind."""
FORMATS = {"jpeg": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WEBP", "avif": "AVIF"}
"""The kinds that are read, and Pillow's names for them; no other decoder of Pillow's is ever asked."""
SUFFIXES = {
    ".jpg": "jpeg",
    ".jpeg": "jpeg",
    ".png": "png",
    ".gif": "gif",
    ".webp": "webp",
    ".avif": "avif",
    ".svg": "svg",
}
"""What a name promises."""
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
    """The kind of a file by its first bytes: a key of FORMATS, "svg", the name of something else, or "" if unknown."""
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
    """The kind that a file name promises; "" where it promises none."""
    return SUFFIXES.get(PurePosixPath(path).suffix.lower(), "")


def _iso_kind(head: bytes) -> str:
    """AVIF and HEIC share one container; the brands in its first box tell them apart."""
    box = head[8 : min(int.from_bytes(head[:4], "big"), HEAD)]
    brands = [box[:4], *(box[place : place + 4] for place in range(8, len(box), 4))]
    kinds = {_BRANDS[brand] for brand in brands if brand in _BRANDS}
    return min(kinds, default="")  # "avif" before "heic": both kinds of file also carry brands that they share
