"""Sentence ends from the lay-out of a text."""

import pytest

from extract.language.lines import lines, sentence_starts, wrap_width

WRAPPED = """The general, who controls the oil ports in the east of the country, arrived
in the capital on Monday for talks with the prime minister. He was met at
the airport by the foreign minister. "We have agreed on most things,"
Omar Saleh, his spokesman, said. The two sides will meet again in
March.
The talks began in January and were broken off twice before the current
round, which neighbours of the country sponsor."""


def opening(text: str) -> list[str]:
    return [text[start:].split()[0] for start in sentence_starts(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("One line only.", []),
        ("Talks Fail in Geneva\n\nThe talks failed on Monday.", ["The"]),
        ("Talks Fail in Geneva\nBy Ann Writer\nThe talks failed on Monday.", ["By", "The"]),
        ("First words of it\n \t \nand the rest", ["and"]),
        ("Points:\n- one thing\n- another thing\n3. a third", ["-", "-", "3."]),
        ("The talks of the ministers broke off\nwithout an agreement.", []),
        ("He left.\r\n\r\nShe stayed.", ["She"]),
        ("\n\nTitle\n\nText\n\n", ["Text"]),
        ("", []),
        ("\n \n", []),
    ],
)
def test_starts(text: str, words: list[str]) -> None:
    assert opening(text) == words


def test_wrapped_text_is_not_cut_at_its_line_ends() -> None:
    assert wrap_width(lines(WRAPPED)) == 75
    assert opening(WRAPPED) == ['"We', "The"]


def test_headline_over_wrapped_text_stands_alone() -> None:
    assert opening("Talks Resume in Capital\n" + WRAPPED)[0] == "The"


def test_lines_that_each_say_something_are_not_taken_for_wrapped() -> None:
    text = "\n".join(f"Minister number {n} met the ambassador of a friendly state in the town." for n in range(9))
    assert len(sentence_starts(text)) == 8


def test_a_stretch_without_end_is_parted() -> None:
    text = "It began. " + "and so on " * 2000 + "it ended. " + "It was over. " * 2000
    starts = sentence_starts(text)
    assert all(1000 <= end - start <= 2000 for start, end in zip([10, *starts], starts, strict=False))
    assert text.index("it ended") - 2000 <= starts[-1] <= text.index("it ended") and all(text[start - 1] == " " for start in starts)
    assert sentence_starts("x" * 5000) == [2000, 4000]
