"""One build of figures by pelican-image-process for `bench images`: `python -m tools.bench.images_peer FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

from pelican.plugins.image_process.image_process import harvest_images

from plugins.content.pictures import SIZES
from plugins.images.recipe import LARGEST, WIDTHS

FORMATS = {"avif": WIDTHS, "webp": WIDTHS, "jpg": (*WIDTHS, LARGEST)}


def settings(root: Path) -> dict[str, object]:
    """Our formats and widths; encoder settings are its defaults, since it offers none."""
    sources = [
        {
            "name": "default",
            "srcset": [(f"{width}w", [f"scale_in {width} None False"], kind) for width in widths],
            "sizes": SIZES,
        }
        for kind, widths in FORMATS.items()
    ]
    figure = {"type": "picture", "sources": sources, "default": ("default", f"{LARGEST}w", "jpg")}
    folders = {"PATH": str(root / "content"), "OUTPUT_PATH": str(root / "peer")}
    return {**folders, "IMAGE_PROCESS": {"figure": figure}}


def main(root: Path) -> None:
    """Write one page per image, as a theme would, then process each as the plugin does."""
    for photograph in sorted((root / "content" / "anh").rglob("*.jpg")):
        page = root / "peer" / photograph.stem / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        source = "/" + photograph.relative_to(root / "content").as_posix()
        image = f'<picture><img class="image-process-figure" src="{source}" alt="Ảnh"></picture>'
        page.write_text(f"<!doctype html><title>Ảnh</title>{image}", encoding="utf-8")
        harvest_images(str(page), settings(root))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
