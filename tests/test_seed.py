"""The article that the user wants to see work, where it is at hand, and the sample that ships."""

import accuracy
import pytest

from extract import Document, extract
from graph import ActorGraph

SEED = accuracy.SHARED / "seed" / "libya.txt"


@pytest.fixture(scope="module")
def seed():
    if not SEED.exists():
        pytest.skip("the seed article lies in ../shared, which is not here")
    return ActorGraph(extract([Document("libya", SEED.read_text(encoding="utf-8"), date="2017-02-10")]), title="libya")


@pytest.mark.parametrize(
    ("source", "type", "target", "status"),
    [
        ("Russia", "courts", "United States", "asserted"),
        ("Russia", "trains", "Libyan National Army", "alleged"),
        ("Russia", "arms", "Libyan National Army", "negotiating"),
        ("Russia", "hosts", "Khalifa Haftar", "asserted"),
        ("Russia", "supports", "Khalifa Haftar", "asserted"),
        ("Khalifa Haftar", "rivals", "Government of National Accord", "asserted"),
        ("Khalifa Haftar", "leads", "Libyan National Army", "asserted"),
        ("Fayez Seraj", "leads", "Government of National Accord", "asserted"),
        ("Fayez Seraj", "visits", "Russia", "planned"),
        ("United Nations", "supports", "Government of National Accord", "asserted"),
        ("Vladimir Putin", "leads", "Russia", "asserted"),
        ("Russia", "intervenes_in", "Syria", "asserted"),
    ],
)
def test_the_seed_article_states(seed, source, type, target, status):
    edges = seed.between(source, target)
    assert status in {evidence.status for edge in edges if edge.type == type for evidence in edge.evidence}


def test_the_visit_is_said_by_seraj(seed):
    (visit,) = (edge for edge in seed.between("Fayez Seraj", "Russia") if edge.type == "visits")
    assert visit.evidence[0].attribution.actors == ("Fayez al-Sarraj",)


def test_page_furniture_does_no_harm(seed):
    related = {name for name, degree in seed.nx.degree() if degree}
    assert not {"Features Icon", "American Interest LLC", "Masthead", "Libyan Afterparty", "Russia Plays Power Broker"} & related
