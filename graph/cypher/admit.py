"""Let only such statements reach the engine as read the graph.

The engine's own read-only mode still lets `COPY … TO` and `LOAD FROM` touch files. So a statement is taken apart here, and what the
engine gets is put together anew from parts that are known: words, numbers, signs. Texts become parameters, comments are dropped and
letters outside ASCII are refused, so that nothing the engine might read otherwise than we do ever reaches it. Where one clause can
end and another begin, only the words of reading clauses may stand; words that begin any other clause may stand nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

from extract.lexicon.tables import Lemmas, Row, read

from ..errors import BadStatement


class _Words(Row):
    """The words of Cypher, as `words.toml` sorts them."""

    opening: Lemmas
    clause: Lemmas
    infix: Lemmas
    case: Lemmas
    ending: Lemmas
    pattern: Lemmas
    forbidden: Lemmas

    @cached_property
    def known(self) -> frozenset[str]:
        """All words that may stand where one clause can end and another begin."""
        return self.opening | self.clause | self.infix | self.case | self.ending | self.pattern


_TOKEN = re.compile(
    r"""(?P<blank>[ \t\r\n]+|//[^\n]*|/\*.*?\*/)
      | (?P<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
      | (?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)
      | (?P<parameter>\$[A-Za-z_]\w*)
      | (?P<quoted>`[A-Za-z_][A-Za-z0-9_ ]*`)
      | (?P<word>[A-Za-z_]\w*)
      | (?P<sign><-|->|<>|<=|>=|=~|\.\.|[-+*/%^=<>()\[\]{},.:|])
      | (?P<end>;)""",
    re.VERBOSE | re.DOTALL | re.ASCII,
)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "0": "\0"}
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_OWN = "whowhom_"


class Token(NamedTuple):
    """A part of a statement."""

    kind: str
    text: str
    spaced: bool = False


def admit(statement: str, parameters: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The statement as the engine may have it, and its parameters with the texts that stood in it.

    Raises
    ------
    BadStatement
        If it does more than MATCH, OPTIONAL MATCH, WITH, UNWIND, WHERE, RETURN, ORDER BY, SKIP and LIMIT, or cannot be taken apart.
    """
    tokens = list(_tokens(statement))
    if not tokens or tokens[0].text.upper() not in _words().opening:
        raise BadStatement("a statement begins with MATCH, OPTIONAL MATCH, WITH, UNWIND or RETURN")
    for before, token, after in zip([Token("sign", ""), *tokens], tokens, [*tokens[1:], Token("sign", "")], strict=False):
        if token.kind == "word":
            _check(before, token, after)
    if any(name.startswith(_OWN) for name in parameters):
        raise BadStatement(f"a parameter's name may not begin with {_OWN!r}")
    for token in tokens:
        if token.kind == "parameter" and token.text[1:] not in parameters:
            raise BadStatement(f"there is no value for {token.text}")
    parameters = dict(parameters)
    return "".join(_rebuilt(tokens, parameters)), parameters


@cache
def _words() -> _Words:
    return read(Path(__file__).with_name("words.toml"), _Words)


def _tokens(statement: str) -> Iterator[Token]:
    place, ended, spaced = 0, False, False
    while place < len(statement):
        found = _TOKEN.match(statement, place)
        if found is None:
            raise BadStatement(f"cannot read the statement from {statement[place : place + 20]!r} on")
        kind, text, place = str(found.lastgroup), found.group(), found.end()
        if kind != "blank":
            if ended:
                raise BadStatement("one statement at a time: nothing may follow the semicolon")
            ended = kind == "end"
            if not ended:
                yield Token(kind, text, spaced)
        spaced = kind == "blank"


def _check(before: Token, token: Token, after: Token) -> None:
    word = token.text.upper()
    if word in _words().forbidden:
        raise BadStatement(f"{word} is not for questions; a statement may only read the graph (MATCH, WHERE, RETURN …)")
    if _ends(before) and word not in _words().known:
        raise BadStatement(f"{token.text!r} cannot follow {before.text!r}: only the words of reading clauses may stand there")


def _ends(token: Token) -> bool:
    """Whether a clause may end with this part."""
    if token.kind == "word":
        return token.text.upper() not in _words().known - _words().ending
    return token.kind in ("text", "number", "parameter", "quoted") or token.text in (")", "]", "}")


def _rebuilt(tokens: list[Token], parameters: dict[str, Any]) -> Iterator[str]:
    for token in tokens:
        if token.spaced:
            yield " "
        if token.kind == "text":
            name = f"{_OWN}{len(parameters)}"
            parameters[name] = _ESCAPE.sub(_letter, token.text[1:-1])
            yield f"${name} "
        else:
            yield token.text


def _letter(escape: re.Match[str]) -> str:
    short, long, letter = escape.groups()
    try:
        return chr(int(short or long, 16)) if short or long else _ESCAPES.get(letter, letter)
    except (ValueError, OverflowError):
        raise BadStatement(f"{escape.group()} is no letter") from None
