"""Takes the README's screenshots: `python -m tools.screenshots` builds content/ and captures it in Chromium.

The home page once in light and once in dark mode; the README follows the reader's setting.
"""

from __future__ import annotations

import io
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Literal

from PIL import Image

from tools import ROOT
from tools.browser import chromium
from tools.site.build import overrides, run
from tools.site.serve import server

FOLDER = ROOT / "docs"
SIZE = (1280, 800)
DAY = datetime(2026, 11, 28)
"""Fixed build time, so that the screenshots are reproducible."""
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def take_screenshots(folder: Path = FOLDER) -> None:
    """Write home-light.png and home-dark.png into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        site = Path(place) / "site"
        run(overrides(output=site, now=DAY))
        running = server(site, 0)
        running.start()
        try:
            for scheme in SCHEMES:
                (folder / f"home-{scheme}.png").write_bytes(_screenshot(f"http://localhost:{running.port}/", scheme))
        finally:
            running.stop()


def _screenshot(address: str, scheme: Literal["light", "dark"]) -> bytes:
    """The first screen of a page, with few colours to keep the file small."""
    with chromium() as running:
        context = running.new_context(
            viewport={"width": SIZE[0], "height": SIZE[1]}, color_scheme=scheme, reduced_motion="reduce"
        )
        page = context.new_page()
        page.goto(address, wait_until="networkidle")
        shot = Image.open(io.BytesIO(page.screenshot()))
    buffer = io.BytesIO()
    shot.convert("RGB").quantize(128).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


if __name__ == "__main__":
    take_screenshots()
