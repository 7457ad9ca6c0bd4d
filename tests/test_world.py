"""The world tables: complete, free of clashes, matched as documented, and overlaid by a user's own."""

from __future__ import annotations

import random
import string
from pathlib import Path

import pycountry
import pytest

from extract.errors import LexiconError
from extract.lexicon import world as tables
from extract.lexicon.names import Index, normal, spelling
from extract.lexicon.schema import schema
from extract.lexicon.world import World, load, numbers

UN_MEMBERS = ["AFG", "ALB", "DZA", "AND", "AGO", "ATG", "ARG", "ARM", "AUS", "AUT", "AZE", "BHS", "BHR", "BGD", "BRB", "BLR", "BEL", "BLZ", "BEN", "BTN", "BOL", "BIH", "BWA", "BRA", "BRN", "BGR", "BFA", "BDI", "CPV", "KHM", "CMR", "CAN", "CAF", "TCD", "CHL", "CHN", "COL", "COM", "COG", "COD", "CRI", "CIV", "HRV", "CUB", "CYP", "CZE", "DNK", "DJI", "DMA", "DOM", "ECU", "EGY", "SLV", "GNQ", "ERI", "EST", "SWZ", "ETH", "FJI", "FIN", "FRA", "GAB", "GMB", "GEO", "DEU", "GHA", "GRC", "GRD", "GTM", "GIN", "GNB", "GUY", "HTI", "HND", "HUN", "ISL", "IND", "IDN", "IRN", "IRQ", "IRL", "ISR", "ITA", "JAM", "JPN", "JOR", "KAZ", "KEN", "KIR", "PRK", "KOR", "KWT", "KGZ", "LAO", "LVA", "LBN", "LSO", "LBR", "LBY", "LIE", "LTU", "LUX", "MDG", "MWI", "MYS", "MDV", "MLI", "MLT", "MHL", "MRT", "MUS", "MEX", "FSM", "MDA", "MCO", "MNG", "MNE", "MAR", "MOZ", "MMR", "NAM", "NRU", "NPL", "NLD", "NZL", "NIC", "NER", "NGA", "MKD", "NOR", "OMN", "PAK", "PLW", "PAN", "PNG", "PRY", "PER", "PHL", "POL", "PRT", "QAT", "ROU", "RUS", "RWA", "KNA", "LCA", "VCT", "WSM", "SMR", "STP", "SAU", "SEN", "SRB", "SYC", "SLE", "SGP", "SVK", "SVN", "SLB", "SOM", "ZAF", "SSD", "ESP", "LKA", "SDN", "SUR", "SWE", "CHE", "SYR", "TJK", "TZA", "THA", "TLS", "TGO", "TON", "TTO", "TUN", "TUR", "TKM", "TUV", "UGA", "UKR", "ARE", "GBR", "USA", "URY", "UZB", "VUT", "VEN", "VNM", "YEM", "ZMB", "ZWE"]
CITY_STATES = {"LUX", "MCO", "SGP", "SMR"}
"""The capital bears the state's name."""


@pytest.fixture(scope="module")
def world() -> World:
    return load()


def own(tmp_path: Path, text: str) -> World:
    path = tmp_path / "actors.toml"
    path.write_text(text, encoding="utf-8")
    return load(path)


def name_of(entry: object) -> str | None:
    return getattr(entry, "name", None)


def test_the_list_of_members_is_the_un_s() -> None:
    assert len(set(UN_MEMBERS)) == 193
    assert all(pycountry.countries.get(alpha_3=code) for code in UN_MEMBERS)


@pytest.mark.parametrize("code", UN_MEMBERS)
def test_every_un_member_has_demonym_capital_and_metonym(world: World, code: str) -> None:
    state = world.state(code)
    assert state is not None and state.source == "states.toml" and state.demonyms
    assert world.name(state.name) is state
    if code not in CITY_STATES:
        assert state.capital and state.capital in state.metonyms
        assert world.place(state.capital) is not None


@pytest.mark.parametrize("code", sorted(set(UN_MEMBERS) - CITY_STATES - {"BEL"}))
def test_every_capital_stands_for_its_state(world: World, code: str) -> None:
    state = world.state(code)
    assert state is not None and state.capital is not None and world.metonym(state.capital) is state


@pytest.mark.parametrize("code", UN_MEMBERS)
def test_the_names_of_the_iso_library_are_known(world: World, code: str) -> None:
    country = pycountry.countries.get(alpha_3=code)
    assert country is not None
    names = {country.name, getattr(country, "common_name", country.name)}
    assert world.state(code) in [world.name(name.partition(",")[0]) for name in names] or code in {"COD", "KOR", "PRK", "COG", "FSM"}


@pytest.mark.parametrize("code", ["VAT", "PSE", "XKX", "TWN", "ESH", "HKG", "GRL", "GIB", "PRI", "MAC", "GUM", "BMU"])
def test_observers_and_territories_are_states(world: World, code: str) -> None:
    assert world.state(code) is not None


def test_all_codes_are_iso_s(world: World) -> None:
    unknown = {entry.code for entry in world.entries if entry.code and not pycountry.countries.get(alpha_3=entry.code)}
    assert unknown == {"XKX"}
    coded = [entry.code for entry in world.entries if entry.kind == "state" and entry.code]
    assert len(coded) == len(set(coded))


def test_every_entry_has_a_kind_of_the_schema(world: World) -> None:
    assert {entry.kind for entry in world.entries} == {kind.name for kind in schema().kinds}


def test_the_rows_mean_what_they_say(world: World) -> None:
    for line in tables._shipped_lines():
        row = line.row
        borne = {row.name, *row.aliases, *row.demonyms, *row.seats}
        assert set(row.exact) <= borne and set(row.yields) <= borne, row.name
        for name in row.yields:
            assert world.name(name) or world.demonym(name) or world.metonym(name), name
        assert len(row.aliases) == len(set(row.aliases)) and row.name not in row.aliases, row.name


def test_an_ignored_name_is_no_actor_s(world: World) -> None:
    for name in tables._shipped_places().ignore:
        assert world.name(name) is None and world.demonym(name) is None and world.ignored(name)


@pytest.mark.parametrize(("text", "name"), [
    ("United States", "United States"), ("the U.S.", "United States"), ("USA", "United States"), ("America", "United States"),
    ("Türkiye", "Turkey"), ("Turkey", "Turkey"), ("turkey", None), ("Us", None), ("us", None), ("Republic of Korea", "South Korea"),
    ("Côte d’Ivoire", "Ivory Coast"), ("Cote d'Ivoire", "Ivory Coast"), ("Burma", "Myanmar"),
    ("Congo", "Democratic Republic of the Congo"), ("St. Kitts & Nevis", "Saint Kitts and Nevis"), ("WHO", "World Health Organization"),
    ("Who", None), ("IS", "Islamic State"), ("Is", None), ("AU", "African Union"), ("Da’esh", "Islamic State"),
    ("ISIL", "Islamic State"), ("al-Qaida", "Al-Qaeda"), ("Al Qaeda", "Al-Qaeda"), ("LeT", "Lashkar-e-Taiba"), ("Let", None),
    ("JeM", "Jaish-e-Mohammed"), ("JEM", "Justice and Equality Movement"), ("Nato", "NATO"), ("Qaddafi", "Muammar Gaddafi"),
    ("Hifter", "Khalifa Haftar"), ("al-Serraj", "Fayez al-Sarraj"), ("Erdogan", "Recep Tayyip Erdoğan"),
    ("Zelenskyy", "Volodymyr Zelensky"), ("Pentagon", "U.S. Department of Defense"), ("Israel Defense Forces", "Israeli military"),
    ("Ansar Allah", "Houthis"), ("Congress", "U.S. Congress"), ("Réunion", "Réunion"), ("Reunion", None), ("", None), ("--", None),
])  # fmt: skip
def test_names(world: World, text: str, name: str | None) -> None:
    assert name_of(world.name(text)) == name


@pytest.mark.parametrize(("text", "name"), [
    ("Russian", "Russia"), ("Russians", "Russia"), ("russian", None), ("Frenchmen", "France"), ("French", "France"),
    ("Chinese", "China"), ("Turks", "Turkey"), ("Spaniard", "Spain"), ("U.S.", "United States"), ("American", "United States"),
    ("Congolese", "Democratic Republic of the Congo"), ("Dominicans", "Dominican Republic"), ("Kurdish", "Kurds"),
    ("Houthi", "Houthis"), ("Ivorian", "Ivory Coast"), ("Moscow", None),
])  # fmt: skip
def test_demonyms(world: World, text: str, name: str | None) -> None:
    assert name_of(world.demonym(text)) == name


@pytest.mark.parametrize(("text", "name"), [
    ("Moscow", "Russia"), ("the Kremlin", "Russia"), ("Kiev", "Ukraine"), ("Kyiv", "Ukraine"), ("Elysee", "France"),
    ("Washington, D.C.", "United States"), ("Malé", "Maldives"), ("Male", None), ("Brussels", "European Union"), ("Rangoon", "Myanmar"),
    ("Aleppo", None),
])  # fmt: skip
def test_metonyms(world: World, text: str, name: str | None) -> None:
    assert name_of(world.metonym(text)) == name


@pytest.mark.parametrize(("text", "name"), [
    ("Aleppo", "Syria"), ("Deir ez-Zor", "Syria"), ("Gaza", "Palestine"), ("Crimea", "Ukraine"), ("Moscow", "Russia"),
    ("Lagos", "Nigeria"), ("Atlantis", None),
])  # fmt: skip
def test_places(world: World, text: str, name: str | None) -> None:
    assert name_of(world.place(text)) == name


@pytest.mark.parametrize(("name", "key"), [
    ("The Élysée", "elysee"), ("U.S.", "us"), ("al-Qaʼida", "al qaida"), ("St. Lucia", "saint lucia"),
    ("Bill & Melinda", "bill and melinda"), ("Washington, D.C.", "washington dc"), ("Łódź", "lodz"), ("İYİ", "iyi"),
    ("Straße", "strasse"), ("The", "the"), ("the the Hague", "hague"), ("№ 10", "no 10"), ("  ", ""), ("…", ""), ("(“x”)", "x"),
])  # fmt: skip
def test_normal(name: str, key: str) -> None:
    assert normal(name) == key


def test_no_text_makes_a_lookup_fail_and_keys_are_their_own_keys(world: World) -> None:
    letters = random.Random(7)
    alphabet = string.printable + "éß’ʼ“”–—İıŁ\u0301\u200d中ﬁ№&"
    for _ in range(3000):
        text = "".join(letters.choices(alphabet, k=letters.randrange(12)))
        assert normal(normal(text)) == normal(text)
        spelling(text)
        for ask in (world.name, world.demonym, world.metonym, world.place, world.ignored):
            ask(text)


@pytest.mark.parametrize(("demonym", "forms"), [
    ("Iraqi", ("Iraqi", "Iraqis")), ("Frenchman", ("Frenchman", "Frenchmen")), ("Dutchwoman", ("Dutchwoman", "Dutchwomen")),
    ("German", ("German", "Germans")), ("Swiss", ("Swiss",)), ("Polish", ("Polish",)), ("French", ("French",)),
    ("Czech", ("Czech", "Czechs")), ("U.S.", ("U.S.",)), ("DRC", ("DRC",)),
])  # fmt: skip
def test_numbers(demonym: str, forms: tuple[str, ...]) -> None:
    assert numbers(demonym) == forms


def test_openings_lead_to_every_name(world: World) -> None:
    assert world.openings["government"] >= 3 and world.openings["us"] >= 1 and world.openings["persian"] >= 1


def test_an_index_tells_who_has_a_name() -> None:
    index: Index[list[str]] = Index()
    one, two = ["one"], ["two"]
    assert index.add("Front", one) is None and index.add("the front", one) is None
    assert index.add("FRONT", two) is None, "five capitals are a spelling of their own"
    assert index.add("Frónt", two) is one
    assert (index.find("Front"), index.find("FRONT"), list(index)) == (one, two, ["front"])


MIDDLE_EARTH = """
merge = [["Aragorn", "Strider"]]
never_merge = [["Denethor I", "Denethor II"]]
ignore = ["Shire Gazette", "Russia"]

[[actor]]
name = "Gondor"
kind = "state"
code = "GON"
capital = "Minas Tirith"
demonyms = ["Gondorian"]
metonyms = ["White Tower"]

[[state]]
name = "Mordor"
capital = "Barad-dûr"
demonyms = ["Mordorian", "Orc"]

[[actor]]
name = "Sauron"
kind = "person"
aliases = ["The Dark Lord"]
code = "MOR"

[[place]]
state = "Gondor"
names = ["Osgiliath"]
"""


def test_a_world_that_is_nowhere(tmp_path: Path) -> None:
    world = own(tmp_path, MIDDLE_EARTH)
    gondor = world.state("GON")
    assert gondor is not None and (gondor.kind, gondor.source) == ("state", "actors.toml")
    assert world.name("Gondor") is world.demonym("Gondorians") is world.metonym("the White Tower") is world.place("Osgiliath") is gondor
    assert name_of(world.metonym("Barad-dur")) == name_of(world.demonym("Orcs")) == "Mordor"
    assert name_of(world.name("the Dark Lord")) == "Sauron"
    assert world.merge == (("Aragorn", "Strider"),) and world.never_merge == (("Denethor I", "Denethor II"),)
    assert all(map(world.ignored, ("the Shire Gazette", "Russian Federation", "Russians", "Kremlin")))
    assert not world.ignored("Gondor")
    assert name_of(world.name("NATO")) == "NATO" and world.ignored("Persian Gulf"), "the shipped world lies beneath"
    assert load().name("Gondor") is None, "and is not changed"


def test_a_user_s_row_changes_a_known_actor(tmp_path: Path) -> None:
    world = own(tmp_path, '[[actor]]\nname = "Burma"\ndemonyms = ["Burman"]\n\n[[actor]]\nname = "Rosneft"\nkind = "government"\n')
    burma = world.name("Myanmar")
    assert burma is not None and (burma.name, burma.kind, burma.code, burma.capital) == ("Burma", "state", "MMR", "Naypyidaw")
    assert (
        "Myanmar" in burma.aliases
        and world.demonym("Burmans") is world.demonym("Burmese") is world.metonym("Rangoon") is world.state("MMR") is burma
    )
    assert world.place("Mandalay") is burma
    rosneft = world.name("Rosneft")
    assert rosneft is not None and (rosneft.kind, rosneft.code) == ("government", "RUS")
    assert len({entry.name for entry in world.entries}) == len(world.entries)


def test_a_user_s_row_takes_names(tmp_path: Path) -> None:
    text = (
        '[[actor]]\nname = "Congo"\nkind = "person"\n\n[[actor]]\nname = "Gulf Desk"\nkind = "medium"\naliases = ["UN", "Persian Gulf"]\n'
    )
    world = own(tmp_path, text)
    assert [name_of(world.name(text)) for text in ("Congo", "DRC", "UN", "United Nations")] == [
        "Congo", "Democratic Republic of the Congo", "Gulf Desk", "United Nations"]  # fmt: skip
    assert not world.ignored("Persian Gulf")


FAULTS = {
    "a new actor without kind": ('[[actor]]\nname = "Arnor"\n', 2, "give it a kind"),
    "an unknown kind": ('[[actor]]\nname = "Arnor"\nkind = "kingdom"\n', 3, "write one of"),
    "a bad code": ('[[actor]]\nname = "Arnor"\nkind = "state"\ncode = "arn"\n', 4, "pattern"),
    "an unknown key": ('[[actor]]\nname = "Arnor"\nkind = "state"\ncolour = "red"\n', 4, "Extra inputs"),
    "an alias of two rows": (
        '[[actor]]\nname = "A"\nkind = "party"\naliases = ["X1 Party"]\n[[actor]]\nname = "B"\nkind = "party"\naliases = ["X1 party"]\n',
        8,
        "name of A",
    ),
    "two rows of one actor": ('[[actor]]\nname = "Burma"\n[[actor]]\nname = "Myanmar"\n', 4, "write one row"),
    "an empty alias": ('[[actor]]\nname = "Arnor"\nkind = "state"\naliases = ["--"]\n', 4, "neither letter nor digit"),
    "a place in no state": ('[[place]]\nstate = "Narnia"\nnames = ["Cair"]\n', 2, "no state"),
    "a place in two states": ('[[place]]\nstate = "Chad"\nnames = ["X2"]\n[[place]]\nstate = "Mali"\nnames = ["X2"]\n', 6, "lies in Chad"),
    "one name in a group": ('merge = [["A"]]\n', 1, "at least 2"),
    "joined and kept apart": ('merge = [["A", "B"]]\nnever_merge = [["b", "a"]]\n', 1, "a and b"),
}


@pytest.mark.parametrize("case", FAULTS)
def test_faults_name_file_and_line(tmp_path: Path, case: str) -> None:
    text, line, message = FAULTS[case]
    with pytest.raises(LexiconError) as caught:
        own(tmp_path, text)
    told = str(caught.value).splitlines()
    assert len(told) == 1 and told[0].startswith(f"{tmp_path / 'actors.toml'}:{line}: ") and message in told[0]


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="(?s)actors.toml:2.*actors.toml:4"):
        own(tmp_path, '[[actor]]\nname = "Arnor"\n[[actor]]\nname = "Eriador"\n')
