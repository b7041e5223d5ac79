"""Pages to bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from jinja2 import Environment

from plugins.articles.model import CopiedFile, File, Output, Page


class Renderer:
    """Renders pages with one Jinja environment; a page sees its context, its own address, and the site."""

    def __init__(self, env: Environment) -> None:
        self.env = env

    def page(self, page: Page) -> bytes:
        """The bytes of one page."""
        template = self.env.get_template(page.template)
        return template.render(page.context, page_address=page.address).encode()

    def render(self, outputs: Iterable[Output]) -> Iterator[tuple[str, bytes | Path]]:
        """Address and content of every file of the site: its bytes, or the path of the file that is to be copied."""
        for output in outputs:
            match output:
                case Page():
                    yield output.address, self.page(output)
                case File():
                    yield output.address, output.content
                case CopiedFile():
                    yield output.address, output.path
