"""The headers of every answer, for hosts that read them from a file (_headers).

They are the ones that the configurations for nginx and Caddy set. No rule sets a header that another rule for the same
address sets, too: hosts would send both.
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
"""Where every file is named by what it holds."""
FOR_EVER = ("Cache-Control", "public, max-age=31536000, immutable")


def header_file(site: Site) -> File:
    """_headers, which hosts read them from."""
    rules = [("/*", EVERYWHERE), *((place, (FOR_EVER,)) for place in HASHED)]
    blocks = [
        "\n".join([f"{site.base}{place}", *(f"  {name}: {value}" for name, value in headers)])
        for place, headers in rules
    ]
    return static(HEADERS, ("\n".join(blocks) + "\n").encode())
