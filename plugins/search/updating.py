"""Updates an index incrementally if few documents differ from the cached one, or else builds it from scratch.

An edit, an addition, a deletion, and a neighbour that makes room for another are all the same: the article of a number
changes. Both ways give the same index, which a test ensures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import partial

from plugins.content.model import Article

from .analyzer import Analyzer
from .groups import Groups, Sizes, cut_family, shard_size
from .index import Index
from .patching import NOTHING, Move, Patch
from .shards import lines
from .store import State, Store, Texts
from .terms import Terms, count

FEW, SHARE = 40, 50
"""The most documents that may differ: this many, or one in so many of all; with more, a rebuild is as quick."""
Changed = Mapping[int, tuple[bytes | None, bytes | None]]
"""The numbers whose article has changed, with the key of the article before and after."""


def updated(
    store: Store,
    articles: Mapping[int, Article],
    keys: Mapping[int, bytes],
    texts: Texts,
    analyzer: Analyzer,
    processes: int | None = None,
) -> State:
    """The up-to-date index of articles, given by number, ascending; it is saved in the store.

    keys: change when their article does; processes: None: one per core.
    """
    before = store.load()
    made = None
    if before:
        changed = _changed(before.keys, keys)
        if not changed:
            return before
        store.begin()
        if len(changed) <= max(FEW, len(keys) // SHARE):
            made = _patched(store, before, changed, keys, articles, texts, analyzer)
    else:
        store.begin()
    if made is None:
        before, made = None, _from_nothing(store, keys, articles, texts, analyzer, processes)
    store.save(made, before)
    return made


def _changed(before: Mapping[int, bytes], after: Mapping[int, bytes]) -> Changed:
    differing = dict(before.items() ^ after.items())
    return {number: (before.get(number), after.get(number)) for number in sorted(differing)}


def _patched(
    store: Store,
    before: State,
    changed: Changed,
    keys: Mapping[int, bytes],
    articles: Mapping[int, Article],
    texts: Texts,
    analyzer: Analyzer,
) -> State | None:
    """The index with the changes applied; None if its sizes must change."""
    wanted: dict[bytes, Article | None] = {old: None for old, _ in changed.values() if old}
    wanted.update((new, articles[number]) for number, (_, new) in changed.items() if new)
    sources = zip(wanted, store.sources(wanted, wanted.get, texts), strict=True)
    terms: dict[bytes | None, Terms] = {None: NOTHING, **{key: count(analyzer, *source) for key, source in sources}}
    patch = Patch(before.groups, before.sizes, store)
    syllables = Counter(before.syllables)
    for term, more in patch.apply([Move(number, terms[old], terms[new]) for number, (old, new) in changed.items()]):
        if is_syllable(term):
            syllables[term] += more
    groups = patch.groups()
    if any(some.sizes(shard_size(family, len(keys))) != before.sizes[family] for family, some in groups.items()):
        return None
    return State(keys, before.sizes, groups, dict(+syllables))


def _from_nothing(
    store: Store,
    keys: Mapping[int, bytes],
    articles: Mapping[int, Article],
    texts: Texts,
    analyzer: Analyzer,
    processes: int | None,
) -> State:
    from .building import build  # imported lazily: it loads numpy, which an edit does not need

    def article_of(key: bytes) -> Article:
        return articles[numbers[key]]

    numbers = {key: number for number, key in keys.items()}
    store.keep_sources([*keys.values()], article_of, texts)
    index = build(store.sources(keys.values(), article_of, texts), [*keys], analyzer, processes)
    sizes: dict[str, Sizes] = {}
    groups: dict[str, Groups] = {}
    for family, some in lines(index):
        shard = shard_size(family, len(keys))
        sizes[family], groups[family] = cut_family(some, shard, partial(store.put, shard=shard))
    return State(keys, sizes, groups, syllables_of(index))


def is_syllable(term: str) -> bool:
    """Whether a single token is a folded syllable, the kind for which spelling is corrected."""
    return term[0] not in "=#@~" and not term.isdigit()


def syllables_of(index: Index) -> dict[str, int]:
    """The number of documents of each folded syllable, by title plus by body."""
    found: Counter[str] = Counter()
    for field in ("title", "body"):
        found.update({term: row.number for term, row in index[field].items() if is_syllable(term)})
    return dict(found)
