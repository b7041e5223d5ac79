"""The response headers, for hosts that read them from a file (_headers).

They match the configurations for nginx and Caddy. No two rules that apply to the same address set the same header:
hosts would send both.
"""

from __future__ import annotations

from plugins.content.model import Site
from plugins.content.targets import File, static

HEADERS = "/_headers"
EVERYWHERE = (
    (
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self';"
        " manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    ("Strict-Transport-Security", "max-age=31536000"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)
HASHED = ("/theme/*", "/anh/*")
"""Where every file name changes with its content."""
FOR_EVER = ("Cache-Control", "public, max-age=31536000, immutable")


def header_file(site: Site) -> File:
    """The file _headers."""
    rules = [("/*", EVERYWHERE), *((place, (FOR_EVER,)) for place in HASHED)]
    blocks = [
        "\n".join([f"{site.base}{place}", *(f"  {name}: {value}" for name, value in headers)])
        for place, headers in rules
    ]
    return static(HEADERS, ("\n".join(blocks) + "\n").encode())
