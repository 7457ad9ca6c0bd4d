"""Answers as text for a terminal and as HTML for a notebook. Whatever comes from a document is hostile and is defused here."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from html import escape
from io import StringIO
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from extract.records import Relation

if TYPE_CHECKING:
    from .evidence import Evidence
    from .sequences import Edge, Profile, Relations

WIDTH = 100
LIMIT = 50
_HEADINGS = ("who", "relation", "whom", "status", "said by")
_CAPS = (32, 16, 32, 22, 32)
_CAP = 40
_GAP, _INDENT = "  ", "    "
_REACH = 1000
_FEW = 5
_SPACE = re.compile(r"\s+")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def plain(text: str) -> str:
    """`text` on one line, with nothing in it that a terminal obeys: control characters, escape sequences, turns of direction."""
    return _safe(text).strip()


def counted(number: int, what: str) -> str:
    """*1 actor*, *2 actors*."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def several(names: Sequence[str]) -> str:
    """*a, b*, or *a, b, c, d, e and 95 more*."""
    return ", ".join(map(plain, names[:_FEW])) + (f" and {len(names) - _FEW} more" if len(names) > _FEW else "")


def rendered(text: Callable[[int], Text]) -> str:
    """What `text` makes of a width, as a string without colour: 100 columns, or fewer where the terminal has fewer."""
    width = min(WIDTH, shutil.get_terminal_size().columns) if sys.stdout and sys.stdout.isatty() else WIDTH
    out = StringIO()
    Console(file=out, width=width, color_system=None).print(text(width), soft_wrap=True)
    return out.getvalue().rstrip("\n")


def relations(edges: Sequence[Edge], width: int) -> Text:
    """A table in `width` columns: each relation has its sentence below, the trigger in bold."""
    if not edges:
        return Text("no relations")
    cells = [_cells(edge) for edge in edges[:LIMIT]]
    widths = _widths(_HEADINGS, cells, _CAPS, width)
    lines = _lines(_HEADINGS, widths, "bold")
    for edge, row in zip(edges, cells, strict=False):
        lines += [*_lines(row, widths), _sentence(edge.best, width, _more(edge))]
    return Text("\n").join([*lines, *_rest(edges)])


def relation(edge: Edge, width: int) -> Text:
    """A relation and all its evidence, the triggers marked."""
    who, type_, whom, status, _ = _cells(edge)
    lines = [Text(f"{who} {type_} {whom} ({status}, confidence {edge.confidence:.2f})")]
    lines += [Text(f"{_INDENT}{_where(record)}: {_marked(record)}") for record in edge.evidence.plain]
    lines += [Text(f"{_INDENT}{counted(edge.elsewhere, 'more sentence')} in the store")] if edge.elsewhere else []
    for line in lines:
        line.truncate(10 * width, overflow="ellipsis")
    return Text("\n").join(lines)


def piece(record: Relation, copies: Sequence[str]) -> Text:
    """A piece of evidence: its sentence with the trigger marked, where it stands, and the copies of the document."""
    return Text(f"{_marked(record)}\n{_INDENT}{_where(record)}, confidence {record.confidence:.2f}{_also(copies)}")


def pieces(evidence: Evidence) -> Text:
    """Several pieces of evidence."""
    return Text("\n").join(piece(each, each.copies) for each in evidence)


def rows(columns: Sequence[str], items: Sequence[Sequence[Any]], width: int, limit: int = LIMIT) -> Text:
    """Rows of values under headings."""
    if not items:
        return Text("nothing")
    cells = [tuple(map(_value, item)) for item in items[:limit]]
    widths = _widths(columns, cells, (_CAP,) * len(columns), width)
    lines = [line for row in cells for line in _lines(row, widths)]
    return Text("\n").join([*_lines(columns, widths, "bold"), *lines, *_rest(items, limit)])


def paths(found: Sequence[Relations], width: int) -> Text:
    """Several paths, each as its table of relations."""
    if not found:
        return Text("no path")
    return Text("\n\n").join(relations(path, width) for path in found)


def actor(profile: Profile, width: int) -> Text:
    """An actor: kind, code, other names, roles, and the table of its relations."""
    lines = [line for text, style in _facts(profile) for line in _lines((text,), [width], style)]
    return Text("\n").join([*lines, Text(), relations(profile.relations, width)])


def relations_html(edges: Sequence[Edge]) -> str:
    """The relations as an HTML table."""
    head = "".join(f"<th>{heading}</th>" for heading in (*_HEADINGS, "sentence"))
    body = "".join(f"<tr>{''.join(map(_cell, _cells(edge)))}{_sentence_cell(edge)}</tr>" for edge in edges[:LIMIT])
    rest = "".join(f"<p>{line.plain}</p>" for line in _rest(edges))
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{rest}"


def rows_html(columns: Sequence[str], items: Sequence[Sequence[Any]]) -> str:
    """Rows of values as an HTML table."""
    head = "".join(f"<th>{escape(plain(column))}</th>" for column in columns)
    body = "".join(f"<tr>{''.join(_cell(_value(value)) for value in item)}</tr>" for item in items[:LIMIT])
    rest = "".join(f"<p>{line.plain}</p>" for line in _rest(items))
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{rest}"


def piece_html(record: Relation, copies: Sequence[str]) -> str:
    """A piece of evidence as HTML."""
    before, trigger, after = map(escape, around(record))
    return f"<p><bdi>{before}<mark>{trigger}</mark>{after}</bdi><br><small><bdi>{escape(_where(record) + _also(copies))}</bdi></small></p>"


def actor_html(profile: Profile) -> str:
    """An actor as HTML."""
    (name, _), *facts = _facts(profile)
    listed = "".join(f"<p><bdi>{escape(text)}</bdi></p>" for text, _ in facts)
    return f"<h4><bdi>{escape(name)}</bdi></h4>{listed}{relations_html(profile.relations)}"


def around(record: Relation) -> tuple[str, str, str]:
    """The record's sentence before, in and after the trigger, up to a thousand characters of each, safe to print."""
    text, offset = record.sentence.text, record.sentence.start
    start, end = record.trigger.start - offset, record.trigger.end - offset
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    return _safe(before).lstrip(), _safe(text[start : min(end, start + _REACH)]), _safe(after).rstrip()


def _marked(record: Relation) -> str:
    before, trigger, after = around(record)
    return f"{before}«{trigger}»{after}"


def _where(record: Relation) -> str:
    said = f" [{plain(record.attribution.text)}]" if record.attribution else ""
    return f"{plain(record.doc)}, {record.status}{said}"


def _also(copies: Sequence[str]) -> str:
    """*; also in a, b* of the copies of a document, a few of them by name."""
    return f"; also in {several(copies)}" if copies else ""


def _value(value: Any) -> str:
    """A value as a cell has it."""
    if isinstance(value, float):
        return f"{value:.3f}".rstrip("0").rstrip(".")
    if isinstance(value, bool) or value is None:
        return "yes" if value else ""
    return plain("; ".join(map(str, value)) if isinstance(value, tuple | list) else str(value))


def _safe(text: str) -> str:
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", _SPACE.sub(" ", text))


def _cells(edge: Edge) -> tuple[str, ...]:
    status = f"{edge.status}, contested" if edge.contested else edge.status
    return tuple(map(plain, (edge.source, edge.type, edge.target, status, ", ".join(edge.said_by))))


def _facts(profile: Profile) -> Iterable[tuple[str, str]]:
    """The lines about an actor, each with its style."""
    yield plain(profile.name), "bold"
    yield ", ".join(filter(None, (profile.kind, profile.code, counted(profile.mentioned, "mention")))), ""
    for label, texts in (("also called", profile.aliases), ("roles", profile.roles)):
        if texts:
            yield f"{label}: {'; '.join(map(plain, texts))}", ""


def _widths(headings: Sequence[str], cells: Sequence[tuple[str, ...]], caps: Sequence[int], width: int) -> list[int]:
    """As wide as the longest cell of each column, within its cap; what is too much is taken from the widest, from headings last."""
    widths = [min(cap, max(map(cell_len, column))) for cap, column in zip(caps, zip(headings, *cells, strict=True), strict=True)]
    for _ in range(sum(widths) + len(_GAP) * (len(widths) - 1) - width):
        room = [(wide > cell_len(heading), wide) for wide, heading in zip(widths, headings, strict=True)]
        widths[room.index(max(room))] -= 1
    return [max(width, 1) for width in widths]


def _lines(cells: Iterable[str], widths: Sequence[int], style: str = "") -> list[Text]:
    """A row of the table: one line, or two where a cell is wrapped."""
    columns = [_wrapped(cell, width) for cell, width in zip(cells, widths, strict=True)]
    rows = zip_longest(*columns, fillvalue="")
    return [Text(_GAP.join(map(set_cell_size, row, widths)).rstrip(), style=style) for row in rows]


def _wrapped(cell: str, width: int) -> list[str]:
    first, *rest = (line.plain.rstrip() for line in Text(cell[:_REACH]).wrap(Console(width=width), width))
    return [first, _cut(" ".join(rest), width)] if rest else [first]


def _cut(text: str, width: int) -> str:
    return text if cell_len(text) <= width else set_cell_size(text, max(width - 1, 0)).rstrip() + "…"


def _sentence(record: Relation, width: int, more: str) -> Text:
    """As much of the sentence as fits a line, with the trigger in it."""
    before, trigger, after = around(record)
    trigger = _cut(trigger, width // 3)
    room = width - len(_INDENT) - len(more) - cell_len(trigger)
    before = _cut(before[::-1], room - min(cell_len(after), room // 2))[::-1]
    return Text.assemble(_INDENT, (before, "dim"), (trigger, "bold"), (_cut(after, room - cell_len(before)) + more, "dim"))


def _more(edge: Edge) -> str:
    more = [f"+{len(edge.evidence) - 1} more"] if len(edge.evidence) > 1 else []
    more += [f"{edge.elsewhere} in the store"] if edge.elsewhere else []
    return f" ({', '.join(more)})" if more else ""


def _rest(items: Sequence[Any], limit: int = LIMIT) -> list[Text]:
    return [Text(f"… and {len(items) - limit} more", style="dim")] if len(items) > limit else []


def _cell(text: str) -> str:
    return f"<td><bdi>{escape(text)}</bdi></td>"


def _sentence_cell(edge: Edge) -> str:
    before, trigger, after = map(escape, around(edge.best))
    return f"<td><bdi>{before}<mark>{trigger}</mark>{after}</bdi>{_more(edge)}</td>"
