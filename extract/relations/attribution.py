"""Who the text says said so: the innermost reporter of the clause in which a relation stands."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from .. import records, syntax
from ..actors.resolve import Resolution
from ..lexicon.cues import cues
from ..lexicon.forms import lemma

_OPEN, _CLOSE, _EITHER = "“«„", "”»", '"'


def attribution_of(trigger: Token, resolution: Resolution, quotes: dict[int, Token]) -> records.Attribution | None:
    """The speaker of the claim that holds a trigger, or None where the text speaks for itself.

    `quotes` is what `quotations` gave for the document: it names the speech verb of each quoted token.
    What a title or an apposition says of its holder is the text's own, unless it is quoted.
    """
    if trigger.pos_ in ("NOUN", "PROPN") and syntax.role(trigger) in ("apposition", "modifier", "name") and trigger.i not in quotes:
        return None
    verb = next(reporters(trigger), None) or quotes.get(trigger.i)
    for heads in speakers(verb) if verb is not None else ():
        heads = [h for h in heads if h.i != trigger.i]
        if heads:
            return _attribution(heads, resolution)
    return None


def reporters(trigger: Token) -> Iterator[Token]:
    """The words that report the clauses around a trigger, from the innermost out: speech verbs and nouns, *according to*."""
    node = trigger
    while True:
        yield from _beside(node)
        head = syntax.governor(node)
        if head == node:
            return
        if _reports(head, node):
            yield head
        node = head


def _reports(head: Token, node: Token) -> bool:
    """Whether a word reports the clause that hangs on it by `node`."""
    word, role = lemma(head), syntax.role(node)
    if head.pos_ == "VERB":
        accused = word in cues().speech.accusing and role in ("oblique", "adverbial", "complement")
        clause = bool(syntax.having(node, "subject", "passive subject")) and not syntax.is_infinitive(node)
        return accused or (role == "complement" and word in (cues().speech.verb if clause else cues().speech.own))
    return head.pos_ == "NOUN" and word in cues().speech.noun and role in ("complement", "participle") and node.pos_ in ("VERB", "AUX")


def _beside(node: Token) -> Iterator[Token]:
    """Reports that stand beside a clause: *…, X said*; *as X says*; *according to X*."""
    for child in node.children:
        role = syntax.role(child)
        beside = role in ("parataxis", "dependent") or (role in ("adverbial", "complement") and any(c.lower_ == "as" for c in child.children))
        if beside and _speaks(child) and not syntax.having(child, "complement"):
            yield child
        if role == "conjunct":
            yield from (c for c in _beside(child) if c.lower_ in cues().speech.source or syntax.having(c, "case"))
        if child.lower_ in cues().speech.source or any(g.lower_ in cues().speech.source for g in syntax.having(child, "case")):
            yield child


def speakers(word: Token) -> Iterator[list[Token]]:
    """The heads of those who say what a reporting word reports, the suppliers in order of trust."""
    if word.pos_ in ("VERB", "AUX"):
        if word.lower_ in cues().speech.source:
            yield syntax.under(word, "to") + syntax.having(word, "object")
            return
        yield from syntax.subjects(word)
    elif any(c.lower_ in cues().speech.source for c in syntax.having(word, "case")):
        yield syntax.spread([word])
    elif word.lower_ in cues().speech.source:
        yield syntax.under(word, "to")
    else:
        yield syntax.under(word, "by")
        yield syntax.spread(syntax.having(word, "possessor"))
        yield syntax.having(word, "modifier")
        yield syntax.under(word, "from") + syntax.under(word, "of")
        yield from syntax.bearers(word)


def _attribution(heads: list[Token], resolution: Resolution) -> records.Attribution:
    first, last = phrase(heads[0]), phrase(heads[-1])
    doc = heads[0].doc
    start, end = first.start_char, max(first.end_char, last.end_char)
    names = dict.fromkeys(reference.actor for head in heads for reference in resolution.at(head.i))
    # A document's whole text is put together anew each time it is asked for.
    said = doc[first.start : max(first.end, last.end)].text
    return records.Attribution(said, start, end, tuple(names))


def phrase(head: Token) -> Span:
    """The noun phrase of a head: its subtree without what follows a comma, a clause that is not needed, or a conjunct."""
    doc, left, right = head.doc, head.left_edge.i, head.i
    for child in head.rights:
        role = syntax.role(child)
        if role in ("conjunct", "coordinator", "apposition", "punctuation", "relative", "parataxis", "copula"):
            break
        right = max(right, child.right_edge.i)
    while left < head.i and (doc[left].is_punct or doc[left].is_space or syntax.role(doc[left]) in ("coordinator", "case", "marker", "fixed")):
        left += 1
    return doc[left : right + 1]


def quotations(doc: Doc) -> dict[int, Token]:
    """For each token between quotation marks the speech verb that the quotation belongs to, if one stands beside it.

    The verb is looked for in the sentences that the quotation touches, outside the marks, then in the sentence before.
    A report that ends a paragraph in a colon (*The minister said:*) holds for the rest of the text.
    """
    found: dict[int, Token] = _statement(doc)
    for start, end in _quoted(doc):
        verb = _verb_of_quotation(doc, start, end)
        if verb is not None:
            found |= {i: verb for i in range(start, end)}
    return found


def _statement(doc: Doc) -> dict[int, Token]:
    for sentence in doc.sents:
        words = [t for t in sentence if not t.is_space]
        if words and words[-1].text == ":" and (sentence.end == len(doc) or "\n" in doc[words[-1].i : sentence.end + 1].text):
            verb = next((t for t in reversed(words) if _speaks(t)), None)
            if verb is not None and not syntax.having(verb, "complement"):
                return dict.fromkeys(range(sentence.end, len(doc)), verb)
    return {}


def _quoted(doc: Doc) -> Iterator[tuple[int, int]]:
    opened: int | None = None
    for token in doc:
        if token.text in _OPEN or (token.text == _EITHER and opened is None) or token.text == "``":
            opened = token.i + 1
        elif opened is not None and (token.text in _CLOSE or token.text in (_EITHER, "''")):
            yield opened, token.i
            opened = None
        elif token.is_space and token.text.count("\n") > 1 and opened is not None and token.i - opened > 400:
            opened = None


def _verb_of_quotation(doc: Doc, start: int, end: int) -> Token | None:
    if end <= start:
        return None
    first, last = doc[start].sent, doc[end - 1].sent
    outside = [*doc[end : last.end], *reversed(doc[first.start : start])]
    before = list(reversed(doc[first.start - 1].sent)) if first.start and start - first.start <= 1 else []
    after = list(doc[last.end].sent) if last.end < len(doc) and end >= last.end - 1 else []
    for token in (*outside, *(t for t in after if t.i >= end), *before):
        if _speaks(token):
            return token
    return None


def _speaks(token: Token) -> bool:
    return token.pos_ == "VERB" and lemma(token) in cues().speech.verb and bool(syntax.having(token, "subject"))
