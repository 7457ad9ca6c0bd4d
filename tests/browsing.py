"""A Chromium for the tests that open pages, with the network cut."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@contextmanager
def browser() -> Iterator[Browser]:
    """The machine's own Chromium without a network."""
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=["--host-resolver-rules=MAP * ~NOTFOUND"])
        yield chromium
        chromium.close()


class Visit:
    """A page opened in a tab of its own, with all that it asked for and complained about."""

    def __init__(self, chromium: Browser, path: Path, fragment: str = "", **context: Any) -> None:
        self.context = chromium.new_context(**{"viewport": {"width": 1280, "height": 800}, "offline": True, **context})
        self.tab: Page = self.context.new_page()
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.tab.on("console", lambda message: self.complaints.append(message.text))
        self.tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.tab.on("dialog", lambda dialog: (self.complaints.append(dialog.message), dialog.dismiss()))
        self.tab.on("request", lambda request: self.requests.append(request.url))
        self.tab.goto(path.as_uri() + fragment)
        self.tab.wait_for_function("globalThis.whowhom && document.querySelector('#numbers').textContent !== ''")

    def ask(self, script: str, argument: Any = None) -> Any:
        """What a piece of script says in the page; `state`, `now` and `onScreen` are at hand."""
        return self.tab.evaluate(f"(argument) => {{ const {{ state, now, onScreen }} = globalThis.whowhom; return ({script}); }}", argument)

    def spot(self, what: str, name: str) -> tuple[float, float]:
        """Where the label of an actor or a relation stands in the window."""
        box = self.tab.locator("#canvas").bounding_box()
        data = "JSON.parse(document.getElementById('data').textContent).view"
        ids = {
            "nodes": f"{data}.actors.findIndex((one) => one.name === argument)",
            "edges": f"{data}.relations.findIndex((one) => one.type === argument)",
        }
        label = self.ask(f"now.labels.{what}.find(({{ id }}) => id === {ids[what]})", name)
        assert box and label, f"no label of {name} is in sight"
        return box["x"] + label["x"], box["y"] + label["y"]

    def click(self, what: str, name: str) -> None:
        """Click the label of an actor (nodes) or a relation by its type (edges)."""
        self.tab.mouse.click(*self.spot(what, name))

    def shown(self) -> list[int]:
        """How many actors and relations the picture shows."""
        return list(self.ask("[now.actors.size, now.relations.size]"))

    def panel(self) -> str:
        """The text of the panel."""
        return self.tab.locator("#panel-content").inner_text()

    def close(self) -> None:
        """Close the tab; it must not have complained, nor asked for anything but itself."""
        self.context.close()
        assert self.complaints == [] and len(self.requests) == 1, (self.complaints, self.requests[1:])
