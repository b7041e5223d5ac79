"""Old addresses as servers and hosts take them: true redirects, in every letter case, by path and by query.

/.deploy/nginx.conf is included inside of `http`: it sets $luu_tru_moved, which a server answers with 301 where it is
not empty. /.deploy/Caddyfile is imported inside of a site: it redirects by itself. Both lead from the server's own root
even where the site lies below it, since that is where the old site stood, and to the path of the new address alone, so
that they serve under any name. /_redirects is for hosts that read it; they pass over what they do not understand.
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
"""What Caddy takes for something else than itself: the end of a text, a placeholder, a set, an escape."""


def map_files(archive: Archive, site: Site) -> Iterator[File]:
    """The three files; without any old address, they hold nothing but what a configuration names."""
    moves = sorted(set(moves_of(archive)))
    rows = [(move.path, move.query, site.base + move.target) for move in moves]
    for address, make in ((NGINX, nginx_map), (CADDY, caddy_routes), (REDIRECTS, host_rules)):
        yield File(address, make, (rows, site.base))


def _from(rows: Iterable[Sequence[str]], base: str) -> Iterator[tuple[str, str, str]]:
    """Where requests may come from: the old path at the server's root, and, below a base, where its page lies."""
    for path, query, target in rows:
        yield path, query, target
        if base:
            yield base + path, query, target


def _cases(text: str) -> list[str]:
    """The spellings of a text that servers, which know no letters but those of ASCII, do not take for the same."""
    return sorted({text, text.lower(), text.upper()}) if not text.isascii() else [text]


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def nginx_map(rows: Sequence[Sequence[str]], base: str) -> bytes:
    """Two maps of nginx, whose keys it compares without regard to letter case; a query is asked for first."""
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
    """Keys that differ in more than the case of ASCII letters: nginx refuses one that it has."""
    return sorted({_ascii_lower(key): (key, target) for key, target in keys.items()}.values())


def _ascii_lower(text: str) -> str:
    return text.encode().lower().decode()  # of bytes, only letters of ASCII have a case


def caddy_routes(rows: Sequence[Sequence[str]], base: str) -> bytes:
    """Redirects of Caddy: requests for any old path, told without regard to letter case, go through a map."""
    found = sorted({*_from(rows, base)}, key=lambda row: (not row[1], row))
    if not found:
        return b"# no old addresses\n"
    paths = sorted({path for path, _, _ in found})
    roughly = dict.fromkeys(_quoted(_MEANT.sub("*", path)) for path in paths)  # the map below is exact
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
    """A text as a regular expression of Caddy's, without anything that a Caddyfile itself reads."""
    return re.sub(r"\\?([`{}])", lambda match: f"\\x{ord(match[1]):02x}", re.escape(text))


def host_rules(rows: Sequence[Sequence[str]], base: str) -> bytes:
    """A line a redirect; one with a query has its parts as a column, and goes before the page of its path."""
    lines: dict[str, None] = {}
    for path, query, target in sorted(_from(rows, base), key=lambda row: (not row[1], row)):
        for case in sorted({path, path.lower()}):
            asked = " ".join([quote(case, safe=_SAFE), *query.split("&")] if query else [quote(case, safe=_SAFE)])
            lines[f"{asked} {target} {'301!' if query else '301'}"] = None
    return "".join(f"{line}\n" for line in lines).encode()
