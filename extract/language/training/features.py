"""Which morphological features the models learn."""

KEPT = {
    "Case", "Definite", "Degree", "Gender", "Mood", "Number", "NumType", "Person", "Polarity", "Poss",
    "PronType", "Reflex", "Tense", "VerbForm", "Voice",
}  # fmt: skip


def kept(feats: str) -> str:
    """Return the features that we keep, in their order; ``""`` for none."""
    return "|".join(pair for pair in feats.split("|") if pair.split("=")[0] in KEPT)
