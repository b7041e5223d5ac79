"""One build of figures for `bench images`: `python -m tools.bench.images_ours FOLDER`."""

from __future__ import annotations

import shutil
import sys
from datetime import datetime
from pathlib import Path

from plugins.content.capability import Workspace
from plugins.content.model import Archive, Article, Body, Image, Ministry, SiteData
from plugins.core.cache import Cache
from plugins.images.images import find_images, image_files
from plugins.images.usage import image_paths
from plugins.vietnamese.when import When

DAY = When(datetime(2021, 1, 4), datetime(2021, 1, 4), "day", "4/1/2021")
DATA = SiteData({}, {}, (), Ministry("", "", "", "", "", ""), {})


def main(root: Path) -> None:
    """Examine every image, create missing renditions, and copy them to the output as a build would."""
    content, cache = root / "content", root / "cache"
    articles = tuple(
        Article(f"{number}.md", str(number), "", DAY, "", "", Body(f"{number}.md", (Image(path, "Ảnh", 1),)))
        for number, path in enumerate(sorted(image_paths(content)))
    )
    archive = Archive(articles, (), DATA)
    workspace = Workspace(content, Cache(cache / "cache.sqlite"), cache / "images", None, lambda _done, _total: None)
    find_images(archive, workspace)
    for file in image_files(archive, workspace):
        target = root / "ours" / file.address.lstrip("/")
        if not target.is_file() or target.stat().st_mtime_ns != file.path.stat().st_mtime_ns:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file.path, target)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
