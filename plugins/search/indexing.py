"""The search index of an archive as static files; its parts are cached, so that an edit rewrites only a few."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from plugins.content.model import Article
from plugins.content.targets import MadeFile
from plugins.core.cache import Cache
from plugins.core.code import code_digest
from plugins.core.codec import digest, digest_bytes

from .analyzer import Analyzer
from .language import NO_WORDS, Language
from .manifest import ADDRESS, ENGLISH, WORDS, english, manifest, shard_files, words
from .numbering import numbering
from .store import Store, Texts
from .terms import article_key
from .updating import updated


def index_files(
    articles: Sequence[Article],
    texts: Texts,
    cache: Cache,
    abbreviations: Mapping[str, Iterable[str]],
    categories: Mapping[str, str],
    processes: int | None = None,
    language: Language = NO_WORDS,
    digests: Mapping[str, bytes] = MappingProxyType({}),
    reading: bytes = b"",
) -> Iterator[MadeFile]:
    """The files of the index of these articles, made lazily.

    The articles are read before that, not in the forked process that makes the files, which would copy their memory.

    texts: called only for articles that are not in the cached index; categories: titles by slug; processes: how many
    count at once; None: one per core; language: the words of questions; digests, reading: see Archive. Raises
    DamagedCache if the cache is incomplete.
    """
    analyzer = Analyzer(abbreviations)
    store = Store(cache, digest((code_digest(__name__), analyzer.forms, reading)))
    numbered, years = numbering(articles)
    keys = {number: digests.get(article.file) or article_key(article) for number, article in numbered.items()}

    def files() -> Iterator[MadeFile]:
        state = updated(store, numbered, keys, texts, analyzer, processes)
        starts = (
            (ADDRESS, manifest(state, years, categories)),
            (WORDS, words(analyzer, language)),
            (ENGLISH, english(language)),
        )
        for address, content in starts:
            yield MadeFile(address, digest_bytes(content), partial(bytes, content))
        yield from shard_files(state, store)

    return files()
