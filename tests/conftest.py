"""What tests share: files to read; for the page a Chromium with the network cut, and the affair as a graph and as a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest

if TYPE_CHECKING:
    from browsing import Visit
    from playwright.sync_api import Browser


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """Write a file of this name and content; tell its path."""

    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    import browsing

    if browsing.CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    with browsing.browser() as found:
        yield found


@pytest.fixture(scope="session")
def affair() -> nx.MultiDiGraph:
    import affair

    from graph.build import build

    return build(affair.records())


@pytest.fixture(scope="session")
def page(affair: nx.MultiDiGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from graph.page import write

    path = tmp_path_factory.mktemp("page") / "affair.html"
    write(affair, path, title="Libya, early 2017")
    return path


@pytest.fixture
def visit(chromium: Browser, page: Path, tmp_path: Path) -> Iterator[Callable[..., Visit]]:
    """Open the page of the affair, or of another graph, in a tab of its own; in the end none may have complained or asked for anything."""
    from browsing import Visit

    from graph.page import write

    opened: list[Visit] = []

    def open_(fragment: str = "", graph: nx.MultiDiGraph | None = None, title: str = "A page", **context: Any) -> Visit:
        path = page
        if graph is not None:
            path = tmp_path / "other.html"
            write(graph, path, title=title)
        opened.append(Visit(chromium, path, fragment, **context))
        return opened[-1]

    yield open_
    for one in opened:
        one.close()
