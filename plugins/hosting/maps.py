"""Old addresses as redirects for servers and hosts, in any letter case, by path and by query.

/.deploy/nginx.conf is included inside `http`: it sets $luu_tru_moved, which the server answers with 301 if it is not
empty. /.deploy/Caddyfile is imported inside a site block and redirects by itself. Both match paths from the server's
root even if the site is served below it, since the old site was at the root, and redirect to a path without a host, so
they work under any host name. /_redirects is for hosts that read it; they skip what they do not understand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote

from plugins.content.model import Archive, Site
from plugins.content.moves import moves_of
from plugins.content.targets import File

NGINX, CADDY, REDIRECTS = "/.deploy/nginx.conf", "/.deploy/Caddyfile", "/_redirects"
_SAFE = "/:@!$&'()*+,;=-._~"
_BUCKET = 64
_MEANT = re.compile(r"[`{}\[\]%]")
"""Characters special to Caddy: they end a string or begin a placeholder, a character set or an escape."""


def map_files(archive: Archive, site: Site) -> Iterator[File]:
    """The three files; without old addresses, they still define what a configuration refers to."""
    moves = sorted(set(moves_of(archive)))
    rows = [(move.path, move.query, site.base + move.target) for move in moves]
    for address, make in ((NGINX, nginx_map), (CADDY, caddy_routes), (REDIRECTS, host_rules)):
        yield File(address, make, (rows, site.base))


def _from(rows: Iterable[Sequence[str]], base: str) -> Iterator[tuple[str, str, str]]:
    """The paths to redirect: the old path at the server's root and, if the site has a base, the same path below it."""
    for path, query, target in rows:
        yield path, query, target
        if base:
            yield base + path, query, target


def _cases(text: str) -> list[str]:
    """The spellings of a text that servers, which ignore case only in ASCII, would not match as equal."""
    return sorted({text, text.lower(), text.upper()}) if not text.isascii() else [text]


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def nginx_map(rows: Sequence[Sequence[str]], base: str) -> bytes:
    """Two nginx maps, whose keys ignore letter case; the map by query takes precedence."""
    found = [*_from(rows, base)]
    by_path = {case: target for path, query, target in found if not query for case in _cases(path)}
    by_query = {f"{case}?{query}": target for path, query, target in found if query for case in _cases(path)}
    longest = max((len(key.encode()) for key in (*by_path, *by_query)), default=0)
    bucket = _BUCKET
    while bucket < longest + _BUCKET:
        bucket *= 2
    size = max(2048, 1 << (2 * max(len(by_path), len(by_query))).bit_length())
    lines = [f"map_hash_max_size {size};", f"map_hash_bucket_size {bucket};"]
    for source, name, default, keys in (
        ("$uri", "$luu_tru_moved_path", '""', by_path),
        ('"$uri?$args"', "$luu_tru_moved", "$luu_tru_moved_path", by_query),
    ):
        lines += [f"map {source} {name} {{", f"    default {default};"]
        lines += [f"    {_quoted(key)} {_quoted(target)};" for key, target in _one_a_case(keys)]
        lines.append("}")
    return ("\n".join(lines) + "\n").encode()


def _one_a_case(keys: dict[str, str]) -> list[tuple[str, str]]:
    """One key of those that differ only in ASCII letter case: nginx refuses duplicates."""
    # Of bytes, lower() changes ASCII letters only.
    return sorted({key.encode().lower(): (key, target) for key, target in keys.items()}.values())


def caddy_routes(rows: Sequence[Sequence[str]], base: str) -> bytes:
    """Caddy redirects: requests for any old path, in any letter case, go through a map."""
    found = sorted({*_from(rows, base)}, key=lambda row: (not row[1], row))
    if not found:
        return b"# no old addresses\n"
    paths = sorted({path for path, _, _ in found})
    roughly = dict.fromkeys(_quoted(_MEANT.sub("*", path)) for path in paths)  # may match more; the map below is exact
    lines = ["@luu_tru_old path " + " ".join(roughly), "handle @luu_tru_old {"]
    lines += ["\tmap {path}?{query} {luu_tru_moved} {"]
    for path, query, target in found:
        asked = f"{_pattern(path)}\\?" + (f"{_pattern(query)}$" if query else "")
        lines.append(f"\t\t`~(?i)^{asked}` {_quoted(target)}")
    lines += [
        '\t\tdefault ""', "\t}", "\t@luu_tru_found not vars {luu_tru_moved} \"\"",
        "\tredir @luu_tru_found {luu_tru_moved} 301", "\tfile_server", "}",
    ]  # fmt: skip
    return ("\n".join(lines) + "\n").encode()


def _pattern(text: str) -> str:
    """A text as a regular expression for Caddy, without characters that are special in a Caddyfile."""
    return re.sub(r"\\?([`{}])", lambda match: f"\\x{ord(match[1]):02x}", re.escape(text))


def host_rules(rows: Sequence[Sequence[str]], base: str) -> bytes:
    """One redirect per line; those by query, with its parts in a column, come first and override a page (301!)."""
    lines: dict[str, None] = {}
    for path, query, target in sorted(_from(rows, base), key=lambda row: (not row[1], row)):
        for case in sorted({path, path.lower()}):
            asked = " ".join([quote(case, safe=_SAFE), *query.split("&")] if query else [quote(case, safe=_SAFE)])
            lines[f"{asked} {target} {'301!' if query else '301'}"] = None
    return "".join(f"{line}\n" for line in lines).encode()
