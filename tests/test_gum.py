"""The command that scores coreference on a treebank with GUM's marks."""

from __future__ import annotations

import sys

from extract.evaluation import coreference

# word, part of speech, GUM's marks
WORDS = [
    ("Vladimir", "PROPN", "(1-person-new-nnnnn-cf1-2-coref-Vladimir_Putin"), ("Putin", "PROPN", "1)"), (",", "PUNCT", ""),
    ("a", "DET", "(1-person-giv:act-nnnnn-cf1-2-appos"), ("politician", "NOUN", "1)"), (",", "PUNCT", ""), ("criticised", "VERB", ""),
    ("NATO", "PROPN", "(2-organization-new-nnnnn-cf2-1-coref-NATO)"), (".", "PUNCT", ""),
    ("He", "PRON", "(1-person-giv:act-nnnnn-cf1-1-ana)"), ("rejected", "VERB", ""), ("it", "PRON", "(2-organization-giv:act-nnnnn-cf2-1-ana)"),
    (".", "PUNCT", ""), ("Police", "NOUN", "(3-person-new-nnnnn-cf2-1-sgl)"), ("arrested", "VERB", ""),
    ("a", "DET", "(1-person-giv:act-nnnnn-cf2-2-ana"), ("protester", "NOUN", "1)"), (".", "PUNCT", ""),
]


def test_pronouns_and_nouns_are_scored_and_what_went_wrong_is_told(tmp_path, monkeypatch, capsys):
    rows = ["# newdoc id = GUM_news_talks"]
    for i, (word, pos, mark) in enumerate(WORDS, 1):
        rows.append("\t".join([str(i), word, word.lower(), pos, "_", "_", "0", "dep", "_", f"Entity={mark}" if mark else "_"]))
    path = tmp_path / "gum-test.conllu"
    path.write_text("\n".join(rows) + "\n\n", "utf-8")
    monkeypatch.setattr(sys, "argv", ["coreference", "accurate", str(path), "--genres", "news", "--misses", "5"])
    coreference.main()
    assert capsys.readouterr().out.splitlines() == [
        "pronouns of the third person: gold 2, resolved 2, precision 1.00, recall 1.00, F 1.00",
        "common nouns: gold 1, resolved 0, precision 0.00, recall 0.00, F 0.00",
        "  missed: …Vladimir Putin , a politician , criticised NATO . He rejected it . Police arrested a «protester»",
    ]
