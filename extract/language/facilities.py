"""Facilities among the entities: names of places and organisations that their head noun tells to be buildings, bases, ports, roads … (`FAC`)."""

from spacy.language import Language
from spacy.tokens import Doc, Span

from ..lexicon.facilities import Facilities, facilities

PLACES = {"LOC", "GPE"}
# Words that a facility's name may go on with behind the name it begins with (*Zaporizhzhia Nuclear Power Plant*).
LONGEST_TAIL = 4


class FacilityMarker:
    """A component that labels the facilities among the entities ``FAC``, and ends their names where they end."""

    def __init__(self, table: Facilities) -> None:
        self.table = table

    def __call__(self, doc: Doc) -> Doc:
        marked: list[Span] = []
        for entity in doc.ents:
            if not marked or entity.start >= marked[-1].end:
                marked.append(self._facility(entity) or entity)
        doc.ents = marked
        return doc

    def _facility(self, entity: Span) -> Span | None:
        """Return the whole name of the facility that an entity is or begins, if there is one."""
        if entity.label_ not in PLACES | {"ORG"}:
            return None
        end = self._end(entity)
        name = Span(entity.doc, entity.start, end, "FAC")
        return name if self.table.named([token.text for token in name if not token.is_space], entity.label_ in PLACES, _before(entity)) else None

    def _end(self, entity: Span) -> int:
        """Return where the name ends that an entity begins: behind the facility's noun, if only capitalised words lie between."""
        for token in entity.doc[entity.end : min(entity.end + LONGEST_TAIL, entity.sent.end)]:
            if token.is_space:
                continue
            if not token.is_title or token.ent_type_ not in ("", "LOC"):
                break
            if self.table.is_head(token.text):
                return token.i + 1
        return entity.end


def _before(entity: Span) -> str:
    """Return the word before an entity, its article left out."""
    words = [token for token in entity.doc[max(entity.start - 2, 0) : entity.start] if token.pos_ != "DET"]
    return words[-1].text if words else ""


@Language.factory("whowhom_facilities", requires=["doc.ents"], assigns=["doc.ents"])
def _make(nlp: Language, name: str) -> FacilityMarker:
    return FacilityMarker(facilities())
