"""The templates of a theme, and their dependencies: the templates they include and the facts of the site they name.

Both are found in the syntax tree of the template, so that a changed component affects only pages that include it, and a
changed data file only pages that name it. An include below a condition (`{% if notice %}`) counts only for pages that
give that name a value.
"""

from __future__ import annotations

import shutil
import traceback
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property, partial
from pathlib import Path
from typing import TypeVar

import orjson
from jinja2 import Environment, TemplateError, TemplateSyntaxError, nodes
from jinja2.bccache import Bucket, FileSystemBytecodeCache
from msgspec import Struct

from plugins.content.model import Site
from plugins.core.cache import Cache
from plugins.core.code import code_digest
from plugins.core.codec import digest, digest_bytes
from plugins.core.diagnostics import ContentErrors, Diagnostic
from plugins.core.files import files_below
from plugins.core.memo import Memo

from .messages import MESSAGES
from .site import address_filters

SITE = "site"
C = TypeVar("C", str, tuple[str, str], tuple[str, ...])
_WHOLE = "*"
"""Stands for a template name that is only known at rendering: it may be any template of the theme."""
_DEEP = frozenset(("data", "assets"))
"""Large facts of the site, whose members are tracked one by one."""


class Uses(Struct, frozen=True, array_like=True):
    """The names that a template uses.

    templates: each with the name of the context that its use depends on, "" if it is always used. facts: paths into the
    site, as ("data", "ministry"); () is all of it. assigned: names that it sets and that included templates see.
    """

    templates: tuple[tuple[str, str], ...] = ()
    facts: tuple[tuple[str, ...], ...] = ()
    assigned: tuple[str, ...] = ()


class Templates:
    """The templates of a theme, ready to be rendered for a site."""

    def __init__(self, folder: Path, environment: Environment, site: Site, cache: Cache) -> None:
        self.folder, self.environment, self.site = folder, environment, site
        self._code = code_digest()
        self._kept = Memo(cache.room("templates", self._code))
        self._uses: dict[str, Uses] = {}
        self._versions: dict[tuple[str, frozenset[str]], bytes] = {}
        environment.filters.update(address_filters(site))
        environment.globals[SITE] = site
        for name in ("cycler", "joiner", "lipsum"):  # no template needs them, and each import compares all globals
            environment.globals.pop(name, None)
        environment.policies.update({"json.dumps_function": _json, "json.dumps_kwargs": {}})
        environment.bytecode_cache = Compiled(self._code)
        environment.auto_reload = False  # one build, one theme; and an article loads a dozen templates

    def show(self, site: Site) -> None:
        """Use another Site record from now on: of the same archive, with more facts."""
        self.site = self.environment.globals[SITE] = site
        self._versions.clear()

    def render(self, name: str, context: Mapping[str, object], address: str) -> bytes:
        """The page at an address; ContentErrors if a template is at fault."""
        try:
            return self.environment.get_template(name).render(context, page_address=address).encode()
        except TemplateError as error:
            raise ContentErrors([self._fault(error, name)]) from None

    def _fault(self, error: TemplateError, name: str) -> Diagnostic:
        """The fault of a template, at its own line or at that of the last template in the traceback."""
        frames = ((frame.filename, frame.lineno) for frame in traceback.extract_tb(error.__traceback__))
        used = [place for place in frames if Path(place[0]).is_relative_to(self.folder)]
        file, line = (used or [(str(self.folder / name), 1)])[-1]
        if isinstance(error, TemplateSyntaxError):
            file, line = error.filename or file, error.lineno
        said = f"{type(error).__name__}: {' '.join(str(error.message).split())}"
        return Diagnostic(file, line or 1, "template", MESSAGES.say("template", error=said))

    def version(self, name: str, lacks: frozenset[str] = frozenset()) -> bytes:
        """A digest of a template, all that it includes, the facts of the site that they name, and our code.

        lacks: names of the context that have no value.
        """
        if (name, lacks) not in self._versions:
            names = sorted(self.closure(name, lacks))
            facts = sorted({fact for each in names for fact in self.uses(each).facts})
            values = [(fact, self._value(fact)) for fact in facts]
            sources = [(each, self.sources.get(each, b"")) for each in names]
            self._versions[name, lacks] = digest((self._code, sources, values, self.site.url))
        return self._versions[name, lacks]

    def closure(self, name: str, lacks: frozenset[str] = frozenset()) -> set[str]:
        """The names of a template and of all that it includes, imports or extends, transitively. lacks: see version."""
        if lacks:
            lacks = lacks.difference(*(self.uses(each).assigned for each in self.closure(name)))
        found: set[str] = set()
        waiting = [name]
        while waiting:
            each = waiting.pop()
            if each == _WHOLE:
                return set(self.sources)
            if each not in found:
                found.add(each)
                waiting.extend(used for used, needed in self.uses(each).templates if needed not in lacks)
        return found

    @cached_property
    def sources(self) -> Mapping[str, bytes]:
        """The digests of all templates of the theme, by name."""
        return {name: digest_bytes((self.folder / name).read_bytes()) for name in files_below(self.folder)}

    def uses(self, name: str) -> Uses:
        """The names that a template uses; none if it is missing, which rendering will report."""
        if name not in self._uses:
            source = self.sources.get(name)
            self._uses[name] = self._kept.get(name, source, Uses, partial(self._parsed, name)) if source else Uses()
        return self._uses[name]

    def _parsed(self, name: str) -> Uses:
        try:
            tree = self.environment.parse((self.folder / name).read_text(encoding="utf-8"))
        except TemplateError:
            return Uses()  # rendering will tell
        return Uses(_sorted(_templates(tree)), _sorted(_facts(tree)), _sorted(_assigned(tree)))

    def _value(self, fact: tuple[str, ...]) -> object:
        """The value of a fact; None if the site has none."""
        value: object = self.site
        for part in fact:
            # A method of a mapping, or a missing member, may depend on the whole mapping.
            value = value.get(part, value) if isinstance(value, Mapping) else getattr(value, part, None)
        return value


def _sorted(found: Iterable[C]) -> tuple[C, ...]:
    return tuple(sorted(set(found)))


_USES = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)


def _templates(tree: nodes.Template) -> Iterator[tuple[str, str]]:
    own = _names_assigned(tree)
    needed: dict[nodes.Node, str] = {}
    for condition in tree.find_all(nodes.If):
        name = _name_needed(condition.test)
        if name and name not in own:
            needed |= dict.fromkeys(nodes.Template(condition.body).find_all(_USES), name)
    for node in tree.find_all(_USES):
        for name in _named(node.template):  # type: ignore[attr-defined]
            yield name, needed.get(node, "")


def _named(template: nodes.Node) -> Iterator[str]:
    if isinstance(template, nodes.Const) and isinstance(template.value, str):
        yield template.value
    elif isinstance(template, nodes.List | nodes.Tuple):
        for each in template.items:
            yield from _named(each)
    else:
        yield _WHOLE


def _name_needed(test: nodes.Node) -> str:
    """The name that a condition of the form `name` or `name is defined and …` requires; "" for other conditions."""
    if isinstance(test, nodes.And):
        return _name_needed(test.left) or _name_needed(test.right)
    return test.name if isinstance(test, nodes.Name) else ""


def _assigned(tree: nodes.Template) -> Iterator[str]:
    if any(getattr(use, "with_context", True) for use in tree.find_all(_USES)):
        yield from _names_assigned(tree)


def _names_assigned(tree: nodes.Template) -> set[str]:
    return {node.name for node in tree.find_all(nodes.Name) if node.ctx != "load"}


def _facts(tree: nodes.Template) -> Iterator[tuple[str, ...]]:
    """Every use of the site, with the path of attributes from there, as far as it is literal."""
    longer: set[int] = set()
    for node in tree.find_all((nodes.Getattr, nodes.Getitem, nodes.Name)):
        if id(node) in longer:
            continue
        path: list[str] = []
        inner: nodes.Node = node
        while isinstance(inner, nodes.Getattr | nodes.Getitem):
            longer.add(id(inner.node))
            step = inner.attr if isinstance(inner, nodes.Getattr) else getattr(inner.arg, "value", None)
            path = [str(step), *path] if step is not None else []  # of a name that is only known later, all counts
            inner = inner.node
        if isinstance(inner, nodes.Name) and inner.name == SITE and inner.ctx == "load":
            yield tuple(path[: 2 if path[:1] and path[0] in _DEEP else 1])


def _json(value: object) -> str:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()


class Compiled(FileSystemBytecodeCache):
    """Jinja's bytecode cache, since compiling takes longer than an edit.

    Compiled templates are code, so they are kept with Python's own bytecode; the cache holds data only. Jinja evaluates
    filters at compile time, so the folder is named by their code. The path of the theme makes no difference: a copy of
    it is not compiled again.
    """

    def __init__(self, code: bytes) -> None:
        self.compiled = Path(__file__).parent / "__pycache__" / f"templates-{code.hex()[:16]}"
        if not self.compiled.is_dir():
            for old in self.compiled.parent.glob("templates-*"):
                shutil.rmtree(old, ignore_errors=True)
            with suppress(OSError):
                self.compiled.mkdir(parents=True, exist_ok=True)
        super().__init__(str(self.compiled))

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Called by Jinja. Faults are reported for the file that was asked for."""
        bucket = super().get_bucket(environment, name, None, source)
        if bucket.code and filename:
            bucket.code = bucket.code.replace(co_filename=filename)
        return bucket

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Called by Jinja after compiling. If it cannot be written, it is compiled again next time."""
        if self.compiled.is_dir():
            with suppress(OSError):
                super().dump_bytecode(bucket)
