"""Images: figures in Markdown, their derivatives, lost photographs, charts, and social images of pages.

The image library is large and most builds do not need it, so it is imported only when used.
"""

from __future__ import annotations

from collections.abc import Iterator

from plugins.content.capability import Capability, Pictures, Workspace
from plugins.content.model import Archive
from plugins.content.targets import CopiedFile

from .lost import LOST_ADDRESS, pages


def _pictures(archive: Archive, workspace: Workspace, cards: bool) -> Pictures:
    from .images import find_images

    return find_images(archive, workspace, cards=cards)


def _image_files(archive: Archive, workspace: Workspace) -> Iterator[CopiedFile]:
    from .images import image_files

    return image_files(archive, workspace)


CAPABILITY = Capability(
    name="images",
    spaces=("/anh/", LOST_ADDRESS),
    markdown=("plugins.images.markdown", "plugins.images.chart_block"),
    pictures=_pictures,
    image_files=_image_files,
    targets=lambda archive, _site: pages(archive),
)

register = CAPABILITY.register
