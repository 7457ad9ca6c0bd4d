"""Who the text says said so: the innermost reporter of the clause in which a relation stands."""

from __future__ import annotations

from collections.abc import Iterator

from .. import records, syntax
from ..actors.resolve import Resolution
from ..lexicon.cues import cues
from ..syntax import Tree, Word

_OPEN, _CLOSE, _EITHER = frozenset(("“", "«", "„", "``")), frozenset(("”", "»", "''")), '"'


def attribution_of(trigger: Word, resolution: Resolution, quotes: dict[int, Word]) -> records.Attribution | None:
    """The speaker of the claim that holds a trigger, or None where the text speaks for itself.

    `quotes` is what `quotations` gave for the document: it names the speech verb of each quoted token.
    What a title or an apposition says of its holder is the text's own, unless it is quoted.
    """
    if trigger.pos_ in ("NOUN", "PROPN") and trigger.role in ("apposition", "modifier", "name") and trigger.i not in quotes:
        return None
    verb = next(reporters(trigger), None) or quotes.get(trigger.i)
    for heads in speakers(verb) if verb is not None else ():
        heads = [h for h in heads if h.i != trigger.i]
        if heads:
            return _attribution(heads, resolution)
    return None


def reporters(trigger: Word) -> Iterator[Word]:
    """The words that report the clauses around a trigger, from the innermost out: speech verbs and nouns, *according to*."""
    node, beside = trigger, False
    while True:
        yield from _beside(node)
        head = syntax.governor(node)
        if head == node:
            return
        beside = beside or node.role == "relative"
        if _reports(head, node) and not (beside and node.role == "object"):
            yield head
        node = head


def _reports(head: Word, node: Word) -> bool:
    """Whether a word reports the clause that hangs on it by `node`."""
    word, role = head.lemma, node.role
    if head.pos_ == "VERB":
        accused = word in cues().speech.accusing and role in ("oblique", "adverbial", "complement")
        clause = bool(syntax.having(node, "subject", "passive subject")) and not syntax.is_infinitive(node)
        gerund = role == "object" and node.pos_ == "VERB"
        return accused or ((role == "complement" or gerund) and word in (cues().speech.verb if clause else cues().speech.own))
    return head.pos_ == "NOUN" and word in cues().speech.noun and role in ("complement", "participle") and node.pos_ in ("VERB", "AUX")


def _beside(node: Word) -> Iterator[Word]:
    """Reports that stand beside a clause: *…, X said*; *as X says*; *according to X*."""
    for child in node.children:
        role = child.role
        beside = role in ("parataxis", "dependent") or (role in ("adverbial", "complement") and any(c.lower_ == "as" for c in child.children))
        if beside and _speaks(child) and not syntax.having(child, "complement") and not _parted(child):
            yield child
        if role == "conjunct":
            yield from (c for c in _beside(child) if c.lower_ in cues().speech.source or syntax.having(c, "case"))
        if child.lower_ in cues().speech.source or any(g.lower_ in cues().speech.source for g in syntax.having(child, "case")):
            yield child


def _parted(clause: Word) -> bool:
    """Whether a semicolon stands before a clause, which then says nothing of what went before."""
    first = min(word.i for word in clause.subtree)
    return ";" in (clause.tree[first].text, clause.tree[max(first - 1, 0)].text)


def speakers(word: Word) -> Iterator[list[Word]]:
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


def _attribution(heads: list[Word], resolution: Resolution) -> records.Attribution:
    tree, first, last = heads[0].tree, phrase(heads[0]), phrase(heads[-1])
    end = max(first.stop, last.stop)
    names = dict.fromkeys(reference.actor for head in heads for reference in resolution.at(head.i))
    return records.Attribution(tree.slice(first.start, end), tree[first.start].idx, tree[end - 1].end, tuple(names))


def phrase(head: Word) -> range:
    """The places of the noun phrase of a head: its subtree without what follows a comma, a clause that is not needed, or a conjunct."""
    tree, left, right = head.tree, min(word.i for word in head.subtree), head.i
    for child in (child for child in head.children if child.i > head.i):
        role = child.role
        if role in ("conjunct", "coordinator", "apposition", "punctuation", "relative", "parataxis", "copula"):
            break
        right = max(right, *(word.i for word in child.subtree))
    while left < head.i and (tree[left].is_punct or tree[left].is_space or tree[left].role in ("coordinator", "case", "marker", "fixed")):
        left += 1
    return range(left, right + 1)


def quotations(tree: Tree) -> dict[int, Word]:
    """For each token between quotation marks the speech verb that the quotation belongs to, if one stands beside it.

    The verb is looked for in the sentences that the quotation touches, outside the marks, then in the sentence before.
    A report that ends a paragraph in a colon (*The minister said:*) holds for the rest of the text.
    """
    found: dict[int, Word] = _statement(tree)
    for start, end in _quoted(tree):
        verb = _verb_of_quotation(tree, start, end)
        if verb is not None:
            found |= {i: verb for i in range(start, end)}
    return found


def _statement(tree: Tree) -> dict[int, Word]:
    for sentence in tree.sentences:
        words = sentence.words
        last = next((t for t in reversed(words) if not t.is_space), words[0])
        if last.text == ":" and (sentence.end == len(tree) or "\n" in tree.slice(last.i, sentence.end + 1)):
            verb = next((t for t in reversed(words) if _speaks(t)), None)
            if verb is not None and not syntax.having(verb, "complement"):
                return dict.fromkeys(range(sentence.end, len(tree)), verb)
    return {}


def _quoted(tree: Tree) -> Iterator[tuple[int, int]]:
    opened: int | None = None
    for i, mark in enumerate(word.text for word in tree):
        if mark in _OPEN or (mark == _EITHER and opened is None):
            opened = i + 1
        elif opened is not None:
            if mark in _CLOSE or mark == _EITHER:
                yield opened, i
                opened = None
            elif i - opened > 400 and mark.isspace() and mark.count("\n") > 1:
                opened = None


def _verb_of_quotation(tree: Tree, start: int, end: int) -> Word | None:
    if end <= start:
        return None
    first, last = tree[start].sent, tree[end - 1].sent
    outside = [*tree[end : last.end], *reversed(tree[first.start : start])]
    before = list(reversed(tree[first.start - 1].sent.words)) if first.start and start - first.start <= 1 else []
    after = tree[last.end].sent.words if last.end < len(tree) and end >= last.end - 1 else []
    for token in (*outside, *(t for t in after if t.i >= end), *before):
        if _speaks(token):
            return token
    return None


def _speaks(token: Word) -> bool:
    return token.pos_ == "VERB" and token.lemma in cues().speech.verb and bool(syntax.having(token, "subject"))
