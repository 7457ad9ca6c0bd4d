"""Records: frozen, to plain dicts and back, and a clear word for what is not one."""

import json
from dataclasses import FrozenInstanceError

import pytest

from extract import Actor, Relation, from_dict, to_dict
from extract.errors import RecordError
from extract.records import Attribution, End, Mention, Span

RELATION = Relation(
    doc="d", sentence=Span("Mali met Chad.", 0, 14), source=End("Mali", "state", "Mali", 0, 4), target=End("Chad", "state", "Chad", 9, 13),
    type="meets", plover="CONSULT", quad="verbal cooperation", symmetric=True, trigger=Span("met", 5, 8), status="asserted",
    attribution=Attribution("an envoy", 20, 28, ("Mali",)), confidence=0.8, why=("meets: meet, verb",), date="2020-01-02", publisher=None,
)
ACTOR = Actor("d", "Mali", "state", "MLI", ("Republic of Mali",), (), (Mention("Mali", 0, 4, "name", "lexicon"),))


@pytest.mark.parametrize("record", [RELATION, ACTOR])
def test_a_record_survives_json(record):
    assert from_dict(json.loads(json.dumps(to_dict(record)))) == record


def test_the_keys_of_a_relation_are_the_schemes():
    assert list(to_dict(RELATION)) == [
        "record", "doc", "sentence", "source", "target", "type", "plover", "quad", "symmetric", "trigger", "status", "attribution",
        "confidence", "why", "date", "publisher"]
    assert list(to_dict(ACTOR)) == ["record", "doc", "actor", "kind", "code", "aliases", "roles", "mentions"]


def test_a_record_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        RELATION.status = "denied"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"record": "edge"}, "'edge'"),
        ({"status": None}, "status"),
        ({"confidence": 3}, "confidence"),
        ({"confidence": True}, "confidence"),
        ({"source": "Mali"}, "shape"),
        ({"source": {"actor": "Mali"}}, "'kind'"),
        ({"sentence": {"text": "x", "start": "0", "end": 1}}, "start"),
        ({"why": "because"}, "list of texts"),
        ({"symmetric": "yes"}, "symmetric"),
    ],
)
def test_what_is_no_record_is_told_in_one_line(change, says):
    with pytest.raises(RecordError, match=says) as error:
        from_dict({**to_dict(RELATION), **change})
    assert "\n" not in str(error.value)


def test_a_missing_key_is_named():
    data = to_dict(RELATION)
    del data["trigger"]
    with pytest.raises(RecordError, match="lacks 'trigger'"):
        from_dict(data)
