"""Accounts, plates, telephones, identity numbers and mailboxes of persons, recognised by their shape."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from plugins.vietnamese.text import fold

from .expressions import expression
from .findings import AROUND, EDGES, MOST_IN_TEXT, PersonalData, finding
from .labels import MOBILE, PLATE
from .lexicon import any_of
from .lines import Line
from .names import names_in
from .scope import Scope

_PHONE_FIELD = expression(any_of("phone_labels"))
_CALLED = expression(any_of("phone_owners"))
_OF_EVENT = expression(any_of("events"))
_OTHER_NUMBER = expression(rf"(?i)(?<!\w)(?:{any_of('other_numbers')})(?:\W|số|là)*$")
"""Matches before a ten-digit number that is not a telephone's."""
_OWNER = expression(r"[\d .,;–-]{0,60}(?<=\s)của\s[^,.;]{2,40}")
"""Matches the owner after the last of several numbers: "0912 345 678, 0913 456 789 của UBND xã"."""
_IDENTITY_SHAPE = expression(r"(?<![\d/.,-])0(?:0[1-9]|[1-8]\d|9[0-6])[ .]?\d{3}[ .]?\d{3}[ .]?\d{3}(?!\d|[/.,-]\d)")
_EMAIL = expression(r"(?<![\w.+-])(?P<name>[\w.+-]+)@(?P<host>[\w-]+(?:\.[\w-]+)+)", re.ASCII)
_FREE = expression(
    r"(?:gmail|googlemail|outlook|hotmail|live|msn|icloud|me|proton|protonmail|zoho|aol|yandex)\.\w+(?:\.\w+)?"
    r"|(?:ymail|rocketmail)\.com|yahoo(?:\.\w+)+"
)
_SIGNS = expression(r"[._+-]")
_SHARED_MAILBOX = expression(any_of("shared_mailboxes"), re.IGNORECASE)
_BANK = rf"(?i:{any_of('banks')})(?!\w)"
_BANK_AFTER = expression(rf"[\s,(–-]+(?:(?:tại\s+)?{_BANK}|(?i:ctk|chủ\s+(?:s?tk|tài\s+khoản))\W)")
_BANK_BEFORE = expression(rf"(?<!\w){_BANK}(?:[\s:,.(–-]|stk|số|tk)*\Z", re.IGNORECASE)
_LONG_ACCOUNT = expression(r"(?!97[89])[1-9]\d{12,13}(?!\d)")
"""Matches a number of an account's length, and no book's: "1. Mai Văn Mẫu - 8901205001234"."""
_OF_MANY = expression(any_of("several_vehicles"))
LONG_NUMBER = expression(r"[0-9][0-9 .-]{7,}[0-9]")


def accounts(long: Sequence[re.Match[str]], known: Iterable[str]) -> Iterator[PersonalData]:
    """Account numbers of persons among long numbers, recognised by the bank or the owner's name beside them."""
    told = "\n".join(known)
    for number in long[:MOST_IN_TEXT]:
        before = _before(number)
        of_bank = _BANK_AFTER.match(number.string, number.end()) or _BANK_BEFORE.search(before)
        match = number if of_bank else _LONG_ACCOUNT.match(number.string, number.start())
        named = of_bank or (match and any(not before[name.end :].strip(EDGES + ":|") for name in names_in(before)))
        if match and named and match[0] not in told:
            scope = _scope_of(match)
            if scope.living and not (scope.body or scope.hotline):
                yield finding("account", match[0])


def plates(text: str, known: Iterable[str]) -> Iterator[PersonalData]:
    """Number plates of persons."""
    for match in islice(PLATE.finditer(text), MOST_IN_TEXT):
        scope = _scope_of(match)
        if match[0] not in known and scope.person and not (scope.body or _OF_MANY.search(_before(match))):
            yield finding("plate", match[0])


def numbers(text: str, long: Iterable[re.Match[str]], known: Iterable[str]) -> Iterator[PersonalData]:
    """Mobile telephone numbers and identity numbers where long numbers are, except those already found by a label."""
    told = "\n".join(known)
    places = [(max(0, number.start() - 7), number.end() + 2) for number in long]
    shapes = ("phone", MOBILE, "why-mobile"), ("identity", _IDENTITY_SHAPE, "why-identity-shape")
    for kind, shape, why in shapes:
        line = Line(text, 0)
        for match in islice(chain.from_iterable(shape.finditer(text, *place) for place in places), MOST_IN_TEXT):
            if match[0] in told or _OTHER_NUMBER.search(_before(match)):
                continue
            line = line.at(match.start())
            scope = line.scope(*match.span())
            sure = scope.person or line.in_form or (kind == "phone" and _is_private(match, line))
            if not (scope.example or (kind == "phone" and _is_public(match, scope, sure=sure))):
                yield PersonalData(kind, match[0], why, "", sure)


def mailboxes(text: str, known: Iterable[str]) -> Iterator[PersonalData]:
    """Personal addresses at free mail providers."""
    for match in islice(_EMAIL.finditer(text), MOST_IN_TEXT):
        host = fold(match["host"])
        if match[0] not in known and _FREE.fullmatch(host) and not _SHARED_MAILBOX.match(_SIGNS.sub("", match["name"])):
            scope = _scope_of(match)
            of_body = scope.body or scope.body_near or _OF_EVENT.search(_before(match))
            yield PersonalData("email", match[0], "why-mailbox", host, bool(scope.names) or not of_body)


def _is_private(phone: re.Match[str], line: Line) -> bool:
    """Whether the words before a telephone number, or a name alone in the line above, make it a person's."""
    alone = _PHONE_FIELD.fullmatch(phone.string, line.start, phone.start())
    return bool((alone and any(names_in(line.above))) or _CALLED.search(_before(phone)))


def _is_public(phone: re.Match[str], scope: Scope, *, sure: bool) -> bool:
    """Whether a telephone number is a body's. sure: whether it seems to be a person's."""
    owner = _OWNER.match(phone.string, phone.end())
    of_body = owner is not None and Scope(owner[0]).body
    return bool(of_body or scope.hotline or scope.represents or (scope.body and not sure))


def _before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - AROUND) : match.start()]


def _scope_of(match: re.Match[str]) -> Scope:
    return Line(match.string, match.start()).scope(*match.span())
