"""Names as strings: who can be one person, what shortens what."""

import pytest

from extract.actors.names import abbreviates, initials, is_acronym, part_of_person, parts, same_person


@pytest.mark.parametrize(("one", "other"), [
    ("Fayez Seraj", "Fayez al-Sarraj"), ("Khalifa Haftar", "Khalifa Hifter"), ("Sergei Lavrov", "Sergey Lavrov"), ("Recep Tayyip Erdogan", "Recep Tayyip Erdoğan"),
    ("Viktor Yanukovych", "Viktor Yanukovich"), ("Mohammed bin Salman", "Muhammad bin Salman"), ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
    ("Abdel Fattah al-Sisi", "Abdel-Fattah el-Sissi"), ("Stephen J. Townsend", "Stephen Townsend"), ("G. W. Bush", "George W. Bush"), ("Ahmed al-Sharaa", "Ahmad Sharaa"),
])
def test_one_person(one: str, other: str) -> None:
    assert same_person(parts(one), parts(other)) and same_person(parts(other), parts(one))


@pytest.mark.parametrize(("one", "other"), [
    ("Bill Clinton", "Hillary Clinton"), ("Martin Miller", "Martin Muller"), ("Raúl Castro", "Fidel Castro"), ("Kim Jong Un", "Kim Jong Il"), ("Obama", "Barack Obama"),
    ("George Bush", "George Marshall"), ("Xi Jinping", "Li Jinping"),
])
def test_two_persons(one: str, other: str) -> None:
    assert not same_person(parts(one), parts(other))


@pytest.mark.parametrize(("short", "full", "rank"), [
    ("Haftar", "Khalifa Haftar", 3), ("Suu Kyi", "Aung San Suu Kyi", 3), ("Abiy", "Abiy Ahmed", 2), ("Xi", "Xi Jinping", 2), ("Bihi", "Muse Bihi Abdi", 1), ("Serraj", "Fayez al-Sarraj", 3),
    ("Putin", "Khalifa Haftar", 0), ("Khalifa Haftar", "Khalifa Haftar", 0),
])
def test_parts_call_persons(short: str, full: str, rank: int) -> None:
    assert part_of_person(parts(short), parts(full)) == rank


@pytest.mark.parametrize(("acronym", "name"), [
    ("LNA", "Libyan National Army"), ("GNA", "Government of National Accord"), ("CSTO", "Collective Security Treaty Organization"), ("AQI", "al-Qaeda in Iraq"), ("FARC", "Revolutionary Armed Forces of Colombia"),
])
def test_acronyms(acronym: str, name: str) -> None:
    assert is_acronym(acronym) and (acronym in initials(name) or not abbreviates(acronym, "Zz"))


def test_an_acronym_of_letters_within_words() -> None:
    assert abbreviates("NAVCENT", "U.S. Naval Forces Central Command") and not abbreviates("LNA", "Karen Union")


@pytest.mark.parametrize("text", ["Haftar", "A", "WORLD PEACE", "", "x1"])
def test_no_acronyms(text: str) -> None:
    assert not is_acronym(text)
